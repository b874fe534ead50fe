"""What the tables of the journal are made of: instants, and the rules that spans keep."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import BigInteger, CheckConstraint, Dialect, Index, TextClause, text
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator

# Spans longer than this have an index of their own: all others that reach into a window start
# at most this long before it, which keeps the search short however old the journal is.
LONG_SPAN = timedelta(days=1)

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


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
