"""A policy that changes while the program runs is seen within the hour; its faults are logged."""

import logging
from datetime import datetime, timedelta
from typing import Final

from tracker.settings.policy.directives import Policy
from tracker.settings.policy.found import Refusal
from tracker.settings.policy.looking import policy_here
from tracker.settings.policy.words import refusal_text

EVERY: Final = timedelta(hours=1)
_log = logging.getLogger(__name__)


class Following:
    """Looks again once in a while, when the program is awake anyway; nothing is woken for it."""

    def __init__(self, now: datetime) -> None:
        """Take it that the policy was read just now."""
        self._looked_at = now
        self._logged: list[Refusal] = []

    def has_changed(self, policy: Policy, now: datetime) -> bool:
        """Tell whether the policy is another one by now than the one in use, which is handed in."""
        if timedelta(0) <= now - self._looked_at < EVERY:
            return False
        self._looked_at = now
        return policy_here() != policy

    def log(self, policy: Policy) -> None:
        """Log what does nothing, each once, for those who look after this computer."""
        for refusal in policy.refusals:
            if refusal not in self._logged:
                self._logged.append(refusal)
                _log.warning("%s", refusal_text(refusal))
