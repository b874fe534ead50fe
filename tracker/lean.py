"""What libraries name at their import but never use here is left out until somebody touches it.

SQLAlchemy asks for `asyncio` (and with it `ssl`) and `importlib.metadata` (and with it `email`),
others for `tempfile`, `secrets`, `hashlib` on OpenSSL: five megabytes that would stay in memory
for weeks, and cryptography for networks in a program that has no network code. `lighten` puts a
stand-in in the place of each that has not been imported yet; whoever touches anything of it gets
the real module.
"""

import importlib
import importlib.util
import inspect
import sys
from types import ModuleType

NAMED_ONLY = ("importlib.metadata", "secrets", "tempfile")


class _Later(ModuleType):
    """Stands in for a module until somebody asks for anything in it."""

    def __getattr__(self, name: str) -> object:
        """Import the real module, and look there."""
        return getattr(_real(self), name)


def lighten() -> None:
    """Put the stand-ins in place; to be called before the libraries are imported."""
    for name in NAMED_ONLY:
        _stand_in(name)
    # The one thing that SQLAlchemy takes out of asyncio at its own import.
    _stand_in("asyncio", iscoroutine=inspect.iscoroutine)
    # Python has each digest twice; without OpenSSL it takes its own.
    sys.modules.setdefault("_hashlib", None)  # type: ignore[arg-type]  # so an import is refused


def _stand_in(name: str, **known: object) -> None:
    if name in sys.modules:
        return
    module = _Later(name)
    module.__spec__ = importlib.util.find_spec(name)
    vars(module).update(known)
    sys.modules[name] = module
    parent, _, child = name.rpartition(".")
    if parent:
        setattr(importlib.import_module(parent), child, module)


def _real(stand_in: ModuleType) -> ModuleType:
    name = stand_in.__name__
    if sys.modules.get(name) is stand_in:
        del sys.modules[name]
    return importlib.import_module(name)
