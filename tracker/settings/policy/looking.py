"""Where a policy is looked for: each system has its own place for what administrators decide."""

import sys

from tracker.settings.policy.directives import NO_POLICY, Policy
from tracker.settings.policy.found import NOTHING

if sys.platform == "win32":
    from tracker.settings.policy import windows as here
elif sys.platform == "darwin":
    from tracker.settings.policy import macos as here
else:
    from tracker.settings.policy import linux as here


def policy_here() -> Policy:
    """Return what is preset on this computer, for this person, at this moment."""
    found = here.find()
    if found == NOTHING:
        return NO_POLICY
    from tracker.settings.policy.judging import judged

    return judged(found)


def places() -> list[str]:
    """Name the places that are looked into, whether anything is there or not."""
    return here.places()
