"""Functions of the C library that Python does not offer: each failure becomes an `OSError`."""

import ctypes
import os
import sys
from functools import cache
from typing import Any

if sys.platform != "linux":
    raise ImportError("these functions are Linux's")


def done(function: str, *arguments: Any) -> int:  # noqa: ANN401 - whatever C takes
    """Call a function and return its result.

    Raises:
        OSError: it failed; what it returns then is less than zero.
    """
    result = int(getattr(_library(), function)(*arguments))
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result


@cache
def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
