"""How long the record is kept, declared as every setting is."""

from typing import Annotated

from msgspec import Struct

from tracker.settings.declaring import about
from tracker.wording import N_


class Data(Struct, frozen=True, kw_only=True):
    """How long the record is kept."""

    keep_months: Annotated[
        int,
        about(
            N_(
                "How long the record is kept; 0: for ever. Nothing is deleted before you have"
                " agreed to it once."
            ),
            N_("GDPR art. 5, storage limitation: no longer than needed; the number is our choice"),
            unit=N_("months"),
            limits=(0, 1200),
        ),
    ] = 36
    delete_old: Annotated[
        bool,
        about(
            N_(
                "Whether days that are older are deleted by themselves, once a day. You are asked"
                " before the first time, and again before days of more than two months go at once."
            )
        ),
    ] = False
