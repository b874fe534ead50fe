"""Errors that belong to the person's world: each carries one sentence that can be shown as it is.

    TrackerError
    ├── UsageError            a value that was typed in makes no sense
    ├── SettingsError         settings.toml, a key or a value of it
    ├── ImportRefusedError    a file that was to come in; nothing of it was taken
    ├── TraceError            a recorded or typed stream of signals
    ├── CorrectionError       a correction that cannot be made
    ├── NotRunningError       a command that needs the running program
    ├── SensorError           something the desktop cannot tell here
    ├── NoticeError           a notice that the desktop does not show
    └── StoreError            the journal and what surrounds it
        ├── FolderError           the data folder cannot be made, read or written
        ├── NewerJournalError     written by a newer version of the program
        ├── UpgradeError          an older journal that could not be brought up to date
        ├── DamagedJournalError   the file fails its integrity check
        ├── JournalBusyError      another program holds the file or records already
        ├── DiskFullError         no room left
        └── BackupError           a backup that cannot be written or read

Everything else that is raised is a fault of the program, not of the person's world.
"""


class TrackerError(Exception):
    """A known failure, told in one sentence: what was wrong, where, and what to do."""

    def __init__(self, sentence: str) -> None:
        """Keep the sentence that the person is shown."""
        super().__init__(sentence)
        self.sentence = sentence


class UsageError(TrackerError):
    """A value that was typed in makes no sense: a week 99, an end before its start."""


class SettingsError(TrackerError):
    """A key or a value of the settings that cannot be used."""


class ImportRefusedError(TrackerError):
    """A file that was to be imported holds a fault; nothing of it was taken in."""


class TraceError(TrackerError):
    """A stream of signals that cannot be replayed."""


class CorrectionError(TrackerError):
    """A correction that cannot be made: an unknown row, or an overlap."""


class NotRunningError(TrackerError):
    """A command that only the running program can carry out."""


class SensorError(TrackerError):
    """Something that the desktop cannot tell here, or no longer; `cure` is a sentence or empty."""

    def __init__(self, sentence: str, cure: str = "") -> None:
        """Keep why, and what the person could do about it."""
        super().__init__(sentence)
        self.cure = cure


class NoticeError(TrackerError):
    """A notice that the desktop does not show."""


class StoreError(TrackerError):
    """The journal, or something that surrounds it, cannot do what was asked."""


class FolderError(StoreError):
    """The data folder cannot be made, read or written."""


class NewerJournalError(StoreError):
    """The journal was written by a newer version; it is left as it is."""


class UpgradeError(StoreError):
    """An older journal could not be brought up to date; it is as it was."""


class DamagedJournalError(StoreError):
    """The journal fails its integrity check."""


class JournalBusyError(StoreError):
    """Another program holds the journal, or another instance records already."""


class DiskFullError(StoreError):
    """There is no room left on the disk."""


class BackupError(StoreError):
    """A backup cannot be written, or is not one."""
