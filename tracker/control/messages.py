"""What goes through the channel: some words one way, one answer the other, as JSON."""

from dataclasses import dataclass
from typing import Any, Self

import msgspec

VERSION = 1
REQUEST_MAX = 64 * 1024  # bytes
ANSWER_MAX = 1024 * 1024  # bytes


class GarbledError(Exception):
    """Something that is no message of this channel, or one of another version."""


class _Request(msgspec.Struct, forbid_unknown_fields=True):
    """What a caller sends.

    Nothing else is looked into: JSON that is nested ten thousand deep would take more of the
    stack than a thread has on some systems.
    """

    version: int
    words: list[str]


class _Versioned(msgspec.Struct):
    """What every answer begins with, whatever its version."""

    version: int


class _Answer(msgspec.Struct):
    """What the program sends, whom the caller knows by then; what is not known is passed by."""

    ok: bool
    sentence: str
    status: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the running program says to some words.

    Attributes:
        ok: it did what was asked.
        sentence: what to show the person; empty where there is nothing to say.
        status: what is happening now, in the fixed format of `status --json`, where asked for.
    """

    ok: bool
    sentence: str = ""
    status: dict[str, Any] | None = None

    def as_json(self) -> dict[str, Any]:
        """Return it as it goes through the channel."""
        return {
            "version": VERSION,
            "ok": self.ok,
            "sentence": self.sentence,
            "status": self.status,
        }

    @classmethod
    def from_json(cls, found: object) -> Self:
        """Understand an answer that came through the channel.

        Raises:
            GarbledError: it is none, or of another version.
        """
        try:
            _check_version(msgspec.convert(found, _Versioned).version)
            answer = msgspec.convert(found, _Answer)
        except ValueError as error:
            raise GarbledError(str(error)) from error
        return cls(answer.ok, answer.sentence, answer.status)


def packed_answer(answer: Answer) -> bytes:
    """Return an answer as bytes."""
    return msgspec.json.encode(answer.as_json())


def unpacked_answer(found: bytes) -> Answer:
    """Understand the bytes of an answer.

    Raises:
        GarbledError: they are none, or of another version.
    """
    try:
        return Answer.from_json(msgspec.json.decode(found))
    except ValueError as error:
        raise GarbledError(str(error)) from error


def packed_words(words: tuple[str, ...]) -> bytes:
    """Return words to the running program as bytes."""
    return msgspec.json.encode({"version": VERSION, "words": words})


def unpacked_words(found: bytes) -> tuple[str, ...]:
    """Understand the bytes of what the running program is asked.

    Raises:
        GarbledError: they are no words, or they are of another version.
    """
    try:
        request = msgspec.json.decode(found, type=_Request)
    except ValueError as error:
        raise GarbledError(str(error)) from error
    _check_version(request.version)
    if not request.words:
        raise GarbledError("no words")
    return tuple(request.words)


def _check_version(version: int) -> None:
    if version != VERSION:
        raise GarbledError(f"version {version}")
