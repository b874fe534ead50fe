"""What is made from the declarations for others: the page `docs/settings.md` and the schema."""

from itertools import groupby
from typing import Any

import msgspec

from tracker.settings.declared import Settings
from tracker.settings.keys import Declaration, declarations, text_of

_OPENING = """\
# Settings

<!-- Made by scripts/settings_page.py from the declarations; a test tells when it is stale. -->

Settings lie in `settings.toml` beside the journal. `kjernetid settings path` tells where that is,
`kjernetid settings list` what everything stands at, and `kjernetid settings schema` prints a JSON
schema for editors.

    kjernetid settings get movement.every_min
    kjernetid settings set movement.every_min 45
    kjernetid settings set work.apps teams,outlook
    kjernetid settings set hours.schedule.fri 08:00-12:00 --from 2026-12-01

The file may be edited by hand as well: comments, and keys that this version does not know, are
kept. A file that cannot be used is never acted upon: commands say in one sentence what is wrong
and on which line, and leave it as it is. Setting the key at fault anew puts it right.

An organisation can give other defaults for a few of them, and lock two; see [policy.md](policy.md).
"""

_DATED = """\
## Dated versions

Settings marked with † come in dated versions, so that last month is judged by last month's hours.
Setting one of them begins a new version, from today or from the date given with `--from`; where a
version begins on that very date, it is changed. In the file a version is one
`[[hours.schedule]]`:

```toml
[[hours.schedule]]
from = 2026-01-01
mon = ["08:00-12:00", "12:30-16:00"]  # a split day
tue = ["22:00-06:00"]                 # over midnight: belongs to the day it begins on
flex_after_min = 30                   # this version's own; what it leaves out is taken from above
```

A weekday left out has no core hours; a version without any core hours means *no fixed hours*.
Dates before the first version use the first. Without any version, core hours are 08:00-16:00 from
Monday to Friday.
"""


def settings_page() -> str:
    """Return the page about all settings, in Markdown."""
    sections = groupby(declarations().values(), key=lambda declared: declared.key.split(".")[0])
    return "\n".join([_OPENING, *(_section(name, list(group)) for name, group in sections), _DATED])


def json_schema() -> dict[str, Any]:
    """Return the JSON schema of `settings.toml`."""
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return dialect | msgspec.json.schema(Settings)


def _section(name: str, declared: list[Declaration]) -> str:
    about = getattr(Settings(), name).__doc__
    return "\n".join([f"## {name}", "", about, "", *map(_entry, declared), ""])


def _entry(declared: Declaration) -> str:
    mark = " †" if declared.in_version else ""
    default = text_of(declared.default) or '""'
    unit = f" {declared.unit}" if declared.unit else ""
    rests_on = f" Rests on {declared.rests_on}." if declared.rests_on else ""
    return (
        f"- **`{declared.key}`**{mark} = `{default}`{unit} ({declared.expected})\\\n"
        f"  {declared.sentence}{rests_on}"
    )
