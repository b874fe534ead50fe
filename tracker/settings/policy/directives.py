"""What an organisation presets, as far as it counts: by key, and how firmly it is meant."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tracker.settings.policy.found import Level, Refusal, Scope

if TYPE_CHECKING:
    from tracker.settings.keys import Value


class Directive(NamedTuple):
    """One value that counts.

    Attributes:
        source: the file or the key of the registry that it stands in.
        line: its line in that file; 0 where there are none.
    """

    key: str
    value: "Value"
    level: Level
    scope: Scope
    source: str
    line: int = 0

    @property
    def is_locked(self) -> bool:
        """Tell whether it holds whatever the person has set."""
        return self.level is Level.LOCKED


@dataclass(frozen=True, slots=True)
class Policy:
    """All values that count, by key, and what of the policy does nothing."""

    locked: Mapping[str, Directive] = field(default_factory=dict)
    defaults: Mapping[str, Directive] = field(default_factory=dict)
    refusals: tuple[Refusal, ...] = ()

    @property
    def is_there(self) -> bool:
        """Tell whether an organisation has left anything here, of use or not."""
        return bool(self.locked or self.defaults or self.refusals)

    def all(self) -> list[Directive]:
        """Return all values that count, what is locked first."""
        return [*self.locked.values(), *self.defaults.values()]

    def default(self, key: str, built_in: "Value") -> "Value":
        """Return what a key stands at where the person has set nothing."""
        directive = self.defaults.get(key)
        return built_in if directive is None else directive.value

    def of(self, key: str) -> Directive | None:
        """Return what is preset for a key: what is locked, else the default, if there is one."""
        return self.locked.get(key) or self.defaults.get(key)


NO_POLICY = Policy()
