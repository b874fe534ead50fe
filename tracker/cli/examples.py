"""Examples for the help of each command: what people type, ready to be typed.

They stand together, apart from the commands, so that a test can try all of them. Each is what
follows `kjernetid`.
"""

from typing import Final

from tracker.wording import N_

# What one does first, and what it is for; shown by `kjernetid --help`.
FIRST: Final = (
    ("", N_("start it, or show its window")),
    ("week", N_("this week in words and figures")),
    ("private last 20m", N_("erase what was not work")),
    ("log add 08:00 11:30", N_("put this morning on record")),
    ("settings list", N_("what can be set, and what it stands at")),
)

# By the words of a command.
OF_COMMANDS: Final = {
    "status": ("status", "status --json"),
    "week": ("week", "week 2026-W47", "week 2026-W47 --png week.png"),
    "trend": ("trend", "trend --weeks 26"),
    "start": ("start", "start last 20m"),
    "stop": ("stop",),
    "pause": ("pause 30m", "pause until 13:00", "pause"),
    "resume": ("resume",),
    "close": ("close", "close --line 'Begin with the report'"),
    "planned": ("planned until 20:30",),
    "private": ("private", "private last 20m"),
    "break": ("break", "break done"),
    "place": ("place", "place home", "place workplace --always"),
    "quiet": ("quiet", "quiet off"),
    "log": ("log", "log --from 2026-11-16 --to 2026-11-22"),
    "log list": ("log list --from 2026-11-16",),
    "log add": ("log add 08:00 11:30 --place home",),
    "log edit": ("log edit 12 --end 16:00",),
    "log delete": ("log delete 12",),
    "log split": ("log split 12 12:00",),
    "log merge": ("log merge 12 13",),
    "log settle": ("log settle 3 work",),
    "log undo": ("log undo",),
    "log redo": ("log redo",),
    "leave": ("leave add 2026-12-24 2026-12-31",),
    "leave add": ("leave add 2026-12-24 2026-12-31", "leave add 2026-12-23 --part 12:00-16:00"),
    "leave list": ("leave list",),
    "leave delete": ("leave delete 2026-12-24",),
    "day": ("day swap 2026-11-20 --hours 12:00-20:00",),
    "day confirm": ("day confirm 2026-11-20", "day confirm 2026-11-20 --take-back"),
    "day swap": ("day swap 2026-11-20 --hours 12:00-20:00",),
    "day line": ("day line", "day line 'Begin with the report'"),
    "oncall": ("oncall add '2026-11-20 16:00' '2026-11-21 08:00'",),
    "oncall add": ("oncall add '2026-11-20 16:00' '2026-11-21 08:00'",),
    "oncall list": ("oncall list",),
    "oncall delete": ("oncall delete 2",),
    "import": ("import export.json --dry-run", "import export.json"),
    "export": ("export everything", "export --from 2026-01-01 --to 2026-03-31 --pdf quarter.pdf"),
    "settings": ("settings list", "settings set movement.every_min 45"),
    "settings list": ("settings list",),
    "settings get": ("settings get movement.every_min",),
    "settings set": (
        "settings set work.apps teams,outlook",
        "settings set hours.schedule.fri 08:00-12:00 --from 2026-12-01",
    ),
    "settings path": ("settings path",),
    "settings schema": ("settings schema",),
    "policy": ("policy show",),
    "policy show": ("policy show", "policy show --json"),
    "setup": ("setup",),
    "apps": ("apps", "apps --all"),
    "replay": ("replay day.jsonl --json",),
    "demo": ("demo", "demo --png demo.png"),
    "doctor": ("doctor", "doctor --live 20s"),
    "backup": ("backup", "backup kjernetid.backup"),
    "restore": ("restore kjernetid.backup",),
    "delete-old": ("delete-old --dry-run", "delete-old --before 2024-01-01"),
    "delete-all": ("delete-all",),
    "help": ("help", "help privacy"),
    "completion": ("completion bash",),
}
