r"""The policy on Windows: values in the registry, below keys that only administrators can write.

What is locked stands in `Software\Policies\Kjernetid`, defaults in `Recommended` below it, both
for everybody (HKEY_LOCAL_MACHINE) and for one person (HKEY_CURRENT_USER); Group Policy and Intune
write there. The names of values are the keys of settings. Lists are REG_MULTI_SZ, or REG_SZ with
commas; yes and no are REG_DWORD 1 and 0.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import Any, Final, Protocol, cast

from tracker.settings.policy.found import Entry, Fault, Found, Level, Refusal, Scope
from tracker.wording import reason_of

PATH: Final = r"Software\Policies\Kjernetid"
BELOW: Final = {Level.LOCKED: PATH, Level.DEFAULT: rf"{PATH}\Recommended"}
# winnt.h. The 64-bit view is the one that Group Policy writes, whatever Python this is.
_READ: Final = 0x20019 | 0x0100  # KEY_READ, KEY_WOW64_64KEY
_DWORD: Final = 4  # REG_DWORD


class Registry(Protocol):
    """What is asked of the module `winreg`."""

    HKEY_LOCAL_MACHINE: int
    HKEY_CURRENT_USER: int

    def OpenKey(self, key: int, sub_key: str, reserved: int, access: int) -> Any:  # noqa: ANN401, N802 - winreg's own
        """Open a key; to be used by `with`."""
        ...

    def EnumValue(self, key: Any, index: int) -> tuple[str, Any, int]:  # noqa: ANN401, N802 - winreg's own
        """Return name, data and kind of a value; `OSError` where there are no more."""
        ...

    def QueryInfoKey(self, key: Any) -> tuple[int, int, int]:  # noqa: ANN401, N802 - winreg's own
        """Return how many keys are below it, how many values it has, and when it changed."""
        ...


def places() -> list[str]:
    """Name the places that are looked into."""
    return [_source(scope, path) for scope in Scope for path in BELOW.values()]


def find(registry: Registry | None = None) -> Found:
    """Read the policy for this computer and for this person."""
    registry = registry or cast("Registry", import_module("winreg"))
    return Found.of(
        one
        for scope in Scope
        for level, path in BELOW.items()
        for one in _of_key(registry, scope, level, path)
    )


def _of_key(registry: Registry, scope: Scope, level: Level, path: str) -> Iterator[Entry | Refusal]:
    machine = scope is Scope.MACHINE
    root = registry.HKEY_LOCAL_MACHINE if machine else registry.HKEY_CURRENT_USER
    source = _source(scope, path)
    try:
        with registry.OpenKey(root, path, 0, _READ) as key:
            _keys, count, _changed = registry.QueryInfoKey(key)
            for index in range(count):
                name, data, kind = registry.EnumValue(key, index)
                # Windows does not tell letters of names apart by their case.
                yield Entry(name.casefold(), _plain(data, kind), level, scope, source)
    except FileNotFoundError:
        return
    except OSError as error:
        yield Refusal(Fault.UNREADABLE, source, why=reason_of(error))


def _plain(data: object, kind: int) -> object:
    """Return yes or no for what stands for it; no setting that can be preset is a number."""
    return bool(data) if kind == _DWORD and data in (0, 1) else data


def _source(scope: Scope, path: str) -> str:
    root = "HKEY_LOCAL_MACHINE" if scope is Scope.MACHINE else "HKEY_CURRENT_USER"
    return rf"{root}\{path}"
