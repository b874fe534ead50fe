"""What the tables of the journal are made of: kinds of columns, and columns that many have."""

from datetime import UTC, datetime, timedelta
from enum import Enum as AnyEnum
from typing import Any, ClassVar

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Dialect,
    Enum,
    ForeignKey,
    Index,
    MetaData,
    String,
    TextClause,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator

from tracker.domain.model import Place

# Spans longer than this have an index of their own: all others that reach into a window start
# at most this long before it, which keeps the search short however old the journal is.
LONG_SPAN = timedelta(days=1)

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcMicros(TypeDecorator[datetime]):
    """An aware UTC instant, kept as whole microseconds since 1970."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(
        self,
        value: datetime | None,
        dialect: Dialect,
    ) -> int | None:
        """Count the microseconds; a naive instant is a fault of the caller."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"instant without a zone: {value}")
        return (value - EPOCH) // MICROSECOND

    def process_result_value(
        self,
        value: int | None,
        dialect: Dialect,
    ) -> datetime | None:
        """Return the instant."""
        return None if value is None else EPOCH + timedelta(microseconds=value)


def is_long() -> TextClause:
    """Say in SQL which spans are long; a part of the search as much as of the index."""
    return text(f"end_us - start_us > {LONG_SPAN // MICROSECOND}")


def span_rules(table: str) -> tuple[SchemaItem, ...]:
    """Keep the ends of a table's spans in order, and the search for a window short."""
    return (
        CheckConstraint("end_us >= start_us", name="end_after_start"),
        Index(f"ix_{table}_start_us_end_us", "start_us", "end_us"),
        Index(f"ix_{table}_long", "start_us", "end_us", sqlite_where=is_long()),
    )


class Base(DeclarativeBase):
    """What all tables share."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcMicros(),
        # Members are kept as the words they stand for, not by the names they have in the code.
        AnyEnum: Enum(
            AnyEnum,
            native_enum=False,
            length=20,
            values_callable=lambda kind: [member.value for member in kind],
        ),
    }


class HasDevice:
    """A row that another computer's rows may meet."""

    device_id: Mapped[str] = mapped_column(
        ForeignKey("device.id"), comment="the computer that wrote the row", sort_order=-3
    )


class HasSpan:
    """A row about a stretch of time."""

    start: Mapped[datetime] = mapped_column(
        "start_us", comment="microseconds since 1970 UTC: the first instant", sort_order=-2
    )
    end: Mapped[datetime] = mapped_column(
        "end_us", comment="microseconds since 1970 UTC: the first instant after", sort_order=-1
    )


class HasZone:
    """A row about work, which was lived in some zone, at some place."""

    zone: Mapped[str] = mapped_column(String(64), comment="IANA name of the zone it was lived in")
    place: Mapped[Place] = mapped_column(comment="where the person worked")
