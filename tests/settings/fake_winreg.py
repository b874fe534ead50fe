"""The module `winreg` for tests: a registry in memory, behind the functions that are called."""

from contextlib import contextmanager

DWORD, SZ, MULTI_SZ = 4, 1, 7  # winnt.h


class FakeWinreg:
    """Keys by root and path; each holds values in their order."""

    HKEY_LOCAL_MACHINE = 0x80000002
    HKEY_CURRENT_USER = 0x80000001

    def __init__(self):
        self.keys = {}
        self.closed = set()  # keys that may not be opened
        self.access = set()

    def set(self, root, path, name, data, kind=SZ):
        self.keys.setdefault((root, path.casefold()), []).append((name, data, kind))

    @contextmanager
    def _opened(self, values):
        yield values

    def OpenKey(self, key, sub_key, reserved, access):  # noqa: N802 - winreg's own
        self.access.add(access)
        place = (key, sub_key.casefold())
        if place in self.closed:
            raise PermissionError(13, "Access is denied")
        if place not in self.keys:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        return self._opened(self.keys[place])

    def EnumValue(self, key, index):  # noqa: N802 - winreg's own
        return key[index]

    def QueryInfoKey(self, key):  # noqa: N802 - winreg's own
        return 0, len(key), 0
