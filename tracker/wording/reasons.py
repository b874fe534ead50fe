"""Why the system refused something, in the person's language.

What the C library says is in the language of the environment, at times in the one that was looked
up first, which need not be the one that the person set.
"""

import errno
from typing import Final

from tracker.wording.catalogue import N_, _

_REASONS: Final = {
    errno.EACCES: N_("Permission denied"),
    errno.EAGAIN: N_("Resource temporarily unavailable"),
    errno.EBUSY: N_("Device or resource busy"),
    errno.ECONNREFUSED: N_("Connection refused"),
    errno.ECONNRESET: N_("Connection reset by peer"),
    errno.EDQUOT: N_("Disk quota exceeded"),
    errno.EEXIST: N_("File exists"),
    errno.EFBIG: N_("File too large"),
    errno.EINVAL: N_("Invalid argument"),
    errno.EIO: N_("Input/output error"),
    errno.EISDIR: N_("Is a directory"),
    errno.ELOOP: N_("Too many levels of symbolic links"),
    errno.EMFILE: N_("Too many open files"),
    errno.ENAMETOOLONG: N_("File name too long"),
    errno.ENFILE: N_("Too many open files in system"),
    errno.ENODEV: N_("No such device"),
    errno.ENOENT: N_("No such file or directory"),
    errno.ENOMEM: N_("Cannot allocate memory"),
    errno.ENOSPC: N_("No space left on device"),
    errno.ENOSYS: N_("Function not implemented"),
    errno.ENOTDIR: N_("Not a directory"),
    errno.ENXIO: N_("No such device or address"),
    errno.EPERM: N_("Operation not permitted"),
    errno.EPIPE: N_("Broken pipe"),
    errno.EROFS: N_("Read-only file system"),
    errno.ESTALE: N_("Stale file handle"),
    errno.ETIMEDOUT: N_("Connection timed out"),
}


def reason_of(error: OSError) -> str:
    """Return why, without a full stop; what is not in the table, as the system says it."""
    known = _REASONS.get(error.errno or 0)
    if known is not None:
        return _(known)
    return error.strerror or str(error)
