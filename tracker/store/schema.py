"""The tables of the journal as typed rows.

Instants are whole microseconds since 1970 UTC, in columns that end in `_us`; the zone in which
the person lived them stands beside, as an IANA name. Spans are half-open: the end is not part of
them. Rows that may one day meet another computer's rows carry the device that wrote them.
"""

from datetime import date, datetime

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    PrimaryKeyConstraint,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.model import (
    BreakOutcome,
    Choice,
    Closing,
    CoverageKind,
    EndReason,
    HeldWhy,
    Origin,
    Place,
    PresenceKind,
    PromptKind,
)
from tracker.domain.self_report import Statement
from tracker.store.columns import Base, HasDevice, HasSpan, HasZone, span_rules
from tracker.store.values import OperationKind, Settled


class Device(Base):
    """A computer that has written to this journal."""

    __tablename__ = "device"

    id: Mapped[str] = mapped_column(String(36), primary_key=True, comment="a random UUID")
    made_at: Mapped[datetime] = mapped_column(
        "made_at_us", comment="microseconds since 1970 UTC: when the journal was begun here"
    )


class Operation(HasDevice, Base):
    """What a person did to the record; corrections hang on it, so that it can be undone."""

    __tablename__ = "operation"

    id: Mapped[int] = mapped_column(
        primary_key=True, comment="later ones are higher", sort_order=-9
    )
    at: Mapped[datetime] = mapped_column("at_us", comment="microseconds since 1970 UTC")
    kind: Mapped[OperationKind] = mapped_column(comment="what was done")
    undone_at: Mapped[datetime | None] = mapped_column(
        "undone_at_us", comment="microseconds since 1970 UTC; null: it holds"
    )


class WorkSession(HasDevice, HasSpan, HasZone, Base):
    """A span of work as it was measured, typed or imported; never changed, only laid over."""

    __tablename__ = "work_session"

    id: Mapped[int] = mapped_column(
        primary_key=True, comment="the number the person uses; never given twice", sort_order=-9
    )
    planned: Mapped[bool] = mapped_column(comment="typed or imported as chosen work")
    note: Mapped[str] = mapped_column(comment="the person's own words; may be empty")
    origin: Mapped[Origin] = mapped_column(comment="measured, typed or imported")
    reason: Mapped[EndReason | None] = mapped_column(
        comment="why it ended; null: it went on elsewhere, or was not measured"
    )
    operation_id: Mapped[int | None] = mapped_column(
        ForeignKey("operation.id"), index=True, comment="what brought it in; null: the sensors"
    )
    recorded_at: Mapped[datetime] = mapped_column(
        "recorded_at_us", comment="microseconds since 1970 UTC: when the row was written"
    )

    __table_args__ = (
        *span_rules("work_session"),
        Index("ix_work_session_end_us", "end_us"),
        {"sqlite_autoincrement": True},
    )


class Layer(HasSpan, HasZone, Base):
    """How a session reads after a correction; the newest one that was not undone decides."""

    __tablename__ = "layer"

    id: Mapped[int] = mapped_column(
        primary_key=True, comment="later ones are higher", sort_order=-9
    )
    operation_id: Mapped[int] = mapped_column(
        ForeignKey("operation.id"), index=True, comment="the correction", sort_order=-8
    )
    session_id: Mapped[int] = mapped_column(
        ForeignKey("work_session.id"), index=True, comment="what it lies over", sort_order=-7
    )
    hidden: Mapped[bool] = mapped_column(comment="the session was taken out")
    planned: Mapped[bool] = mapped_column(comment="chosen work")
    note: Mapped[str] = mapped_column(comment="the person's own words; may be empty")
    __table_args__ = (*span_rules("layer"), Index("ix_layer_end_us", "end_us"))


class Checkpoint(HasZone, Base):
    """The session that is open on a computer, as it was last saved."""

    __tablename__ = "checkpoint"

    device_id: Mapped[str] = mapped_column(
        ForeignKey("device.id"), primary_key=True, comment="the computer it is open on"
    )
    start: Mapped[datetime] = mapped_column("start_us", comment="microseconds since 1970 UTC")
    last_input: Mapped[datetime] = mapped_column(
        "last_input_us", comment="microseconds since 1970 UTC: where it ends after a crash"
    )
    saved_at: Mapped[datetime] = mapped_column("saved_at_us", comment="microseconds since 1970 UTC")
    __table_args__ = (CheckConstraint("last_input_us >= start_us", name="end_after_start"),)


class HoldRow(Base):
    """The one hold of a computer: the person asked not to be counted, or for time to be erased.

    It outlives the program and goes when it ends. When they asked is not kept: of private time
    nothing may tell when it began, save what is yet to be erased.
    """

    __tablename__ = "hold"

    device_id: Mapped[str] = mapped_column(
        ForeignKey("device.id"), primary_key=True, comment="the computer it holds on"
    )
    reason: Mapped[EndReason | None] = mapped_column(
        comment="pause, private or stop: the person is not counted; null: they are"
    )
    ends_at: Mapped[datetime | None] = mapped_column(
        "ends_at_us", comment="microseconds since 1970 UTC; null: until they say otherwise"
    )
    by_clock: Mapped[bool] = mapped_column(comment="the end is a time of day, not a length")
    erase_from: Mapped[datetime | None] = mapped_column(
        "erase_from_us",
        comment="microseconds since 1970 UTC: start of private time that is yet to be erased",
    )
    erase_to: Mapped[datetime | None] = mapped_column(
        "erase_to_us", comment="microseconds since 1970 UTC: its end; null: nothing is"
    )
    erase_at: Mapped[datetime | None] = mapped_column(
        "erase_at_us", comment="microseconds since 1970 UTC: until then it can be taken back"
    )


class RestraintRow(Base):
    """What the person said about being asked; days alone, which tell no time."""

    __tablename__ = "restraint"

    device_id: Mapped[str] = mapped_column(
        ForeignKey("device.id"), primary_key=True, comment="the computer that asks"
    )
    quiet_on: Mapped[date | None] = mapped_column(
        comment="ISO date of the tracker day on which prompts rest"
    )
    asked_on: Mapped[date | None] = mapped_column(
        comment="ISO date of the tracker day on which they were last offered to rest, or did"
    )
    afresh_on: Mapped[date | None] = mapped_column(
        comment="ISO date of the tracker day up to which it counts no more how prompts went"
    )
    put_off_on: Mapped[date | None] = mapped_column(
        comment="ISO date of the tracker day on which they said “not now” of old days"
    )


class NetworkRow(HasDevice, Base):
    """A network that the person was asked about, or of which they said where it is.

    Nothing tells when that was. The token is a hash that says nothing without the computer's key.
    """

    __tablename__ = "network"

    token: Mapped[str] = mapped_column(
        String(64), primary_key=True, comment="keyed hash of the hardware address of its gateway"
    )
    place: Mapped[Place | None] = mapped_column(comment="where it is; null: asked, not answered")


class HereRow(Base):
    """What a computer needs to know where it is: the key of the tokens, and the choice of a day."""

    __tablename__ = "here"

    device_id: Mapped[str] = mapped_column(
        ForeignKey("device.id"), primary_key=True, comment="the computer"
    )
    key: Mapped[bytes] = mapped_column(comment="random; without it a network's token says nothing")
    place: Mapped[Place | None] = mapped_column(
        comment="where the person said they are for the day; null: nothing"
    )
    network: Mapped[str | None] = mapped_column(
        String(64), comment="token of the network they said so in; empty: in none"
    )
    until: Mapped[datetime | None] = mapped_column(
        "until_us", comment="microseconds since 1970 UTC: when that day ends"
    )


class PlannedSpan(HasDevice, HasSpan, Base):
    """Time in which measured work is chosen work."""

    __tablename__ = "planned_span"

    id: Mapped[int] = mapped_column(primary_key=True, comment="row number", sort_order=-9)

    __table_args__ = (UniqueConstraint("device_id", "start_us"), *span_rules("planned_span"))


class OnCallSpan(HasDevice, HasSpan, Base):
    """Time in which the person is on call."""

    __tablename__ = "oncall_span"

    id: Mapped[int] = mapped_column(
        primary_key=True, comment="the number the person uses", sort_order=-9
    )
    __table_args__ = span_rules("oncall_span")


class UnsureSpan(HasDevice, HasSpan, Base):
    """A gap in core hours that may have been work away from the keyboard."""

    __tablename__ = "unsure_span"

    id: Mapped[int] = mapped_column(
        primary_key=True, comment="the number the person uses", sort_order=-9
    )
    settled_as: Mapped[Settled | None] = mapped_column(
        comment="work or pause, once the person has said; null: not yet"
    )
    operation_id: Mapped[int | None] = mapped_column(
        ForeignKey("operation.id"), index=True, comment="by which they said so; null: not yet"
    )
    __table_args__ = span_rules("unsure_span")


class BreakRow(HasDevice, HasSpan, Base):
    """A movement break and how it went; start and end are equal where nobody got up."""

    __tablename__ = "break_record"

    id: Mapped[int] = mapped_column(primary_key=True, comment="row number", sort_order=-9)
    outcome: Mapped[BreakOutcome] = mapped_column(comment="how it went")
    due_at: Mapped[datetime | None] = mapped_column(
        "due_at_us", comment="microseconds since 1970 UTC; null: it never fell due"
    )
    shown_at: Mapped[datetime | None] = mapped_column(
        "shown_at_us", comment="microseconds since 1970 UTC; null: nobody was asked"
    )
    __table_args__ = span_rules("break_record")


class CoverageRow(HasDevice, HasSpan, Base):
    """A stretch of time and what is known of it."""

    __tablename__ = "coverage"

    id: Mapped[int] = mapped_column(primary_key=True, comment="row number", sort_order=-9)
    kind: Mapped[CoverageKind] = mapped_column(comment="what is known of it")
    __table_args__ = span_rules("coverage")


class PresenceRow(HasDevice, HasSpan, Base):
    """A stretch of time and what the listed work apps did in it; no row: nobody watched them."""

    __tablename__ = "presence"

    id: Mapped[int] = mapped_column(primary_key=True, comment="row number", sort_order=-9)
    kind: Mapped[PresenceKind] = mapped_column(comment="closed, or open behind which screen")
    is_open: Mapped[bool] = mapped_column(
        comment="it goes on, and is as it was last saved; a computer has one at most"
    )
    __table_args__ = (
        *span_rules("presence"),
        Index("ix_presence_open", "device_id", unique=True, sqlite_where=text("is_open = 1")),
    )


class PromptRow(HasDevice, Base):
    """A prompt that was shown or held back, and its answer."""

    __tablename__ = "prompt"

    id: Mapped[int] = mapped_column(primary_key=True, comment="row number", sort_order=-9)
    kind: Mapped[PromptKind] = mapped_column(comment="what it is about")
    key: Mapped[str] = mapped_column(index=True, comment="tells one wish to ask from the next")
    prompt_id: Mapped[str] = mapped_column(comment="name it was shown under; empty: never shown")
    held_at: Mapped[datetime | None] = mapped_column(
        "held_at_us", comment="microseconds since 1970 UTC: first held back; null: never"
    )
    held_why: Mapped[HeldWhy | None] = mapped_column(comment="why it was last held back")
    shown_at: Mapped[datetime | None] = mapped_column(
        "shown_at_us", comment="microseconds since 1970 UTC; null: never shown"
    )
    closed_at: Mapped[datetime | None] = mapped_column(
        "closed_at_us", comment="microseconds since 1970 UTC; null: still open"
    )
    how: Mapped[Closing | None] = mapped_column(comment="how it went away")
    choice: Mapped[Choice | None] = mapped_column(comment="what the person answered")
    until: Mapped[datetime | None] = mapped_column(
        "until_us", comment="microseconds since 1970 UTC: the time that belongs to the answer"
    )
    __table_args__ = (
        Index("ix_prompt_shown_at_us", "shown_at_us"),
        Index("ix_prompt_held_at_us", "held_at_us"),
    )


class LeaveDay(Base):
    """A day the person takes off, or a part of it; why is not kept."""

    __tablename__ = "leave_day"

    id: Mapped[int] = mapped_column(primary_key=True, comment="the number the person uses")
    day: Mapped[date] = mapped_column(index=True, comment="ISO date of the tracker day, local")
    from_min: Mapped[int | None] = mapped_column(comment="minutes since local midnight")
    to_min: Mapped[int | None] = mapped_column(comment="minutes since local midnight, past it")


class DaySwap(Base):
    """Core hours of one day that replace the schedule's."""

    __tablename__ = "day_swap"

    day: Mapped[date] = mapped_column(primary_key=True, comment="ISO date, local")
    hours: Mapped[list[list[int]]] = mapped_column(
        JSON, comment="pairs of minutes since local midnight; empty: no core hours"
    )


class ConfirmedDay(Base):
    """What the person said of a day's record; the newest word that was not undone decides."""

    __tablename__ = "confirmed_day"

    id: Mapped[int] = mapped_column(primary_key=True, comment="later ones are higher")
    day: Mapped[date] = mapped_column(index=True, comment="ISO date of the tracker day, local")
    is_complete: Mapped[bool] = mapped_column(
        comment="it is all there was; else that was taken back"
    )
    operation_id: Mapped[int | None] = mapped_column(
        ForeignKey("operation.id"),
        index=True,
        comment="by which they said so; null: before that could be undone",
    )


class DayLine(Base):
    """The line that the person wrote on a day for the next one."""

    __tablename__ = "day_line"

    day: Mapped[date] = mapped_column(
        primary_key=True, comment="ISO date of the tracker day on which it was written"
    )
    text: Mapped[str] = mapped_column(comment="in the person's own words")
    shown_on: Mapped[date | None] = mapped_column(
        comment="ISO date of the tracker day on which it was shown; null: not yet"
    )


class WeekAnswer(Base):
    """How the person rated a statement about a week; when they did is not kept."""

    __tablename__ = "week_answer"

    monday: Mapped[date] = mapped_column(primary_key=True, comment="ISO date, of the week’s Monday")
    statement: Mapped[Statement] = mapped_column(primary_key=True, comment="what was rated")
    value: Mapped[int] = mapped_column(comment="from 1, not at all, to 5, completely")
    __table_args__ = (CheckConstraint("value BETWEEN 1 AND 5", name="value_on_the_scale"),)


class AlembicVersion(Base):
    """Which revision of these tables the file holds."""

    __tablename__ = "alembic_version"

    version_num: Mapped[str] = mapped_column(String(32), comment="the name of a revision")
    __table_args__ = (PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),)
