"""The first journal. What the columns mean is said in `tracker/store/schema.py`."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables."""
    _make_plain_tables()
    _make_operations()
    _make_checkpoints()
    _make_sessions()
    _make_corrections()
    _make_span_table("coverage", _word("kind"))
    _make_span_table("unsure_span", _word("settled_as", nullable=True))
    _make_span_table("oncall_span")
    _make_span_table("planned_span", sa.UniqueConstraint("device_id", "start_us", name=_PLANNED))
    _make_span_table(
        "break_record",
        _word("outcome"),
        _instant("due_at_us", nullable=True),
        _instant("shown_at_us", nullable=True),
    )
    _make_prompts()


_PLANNED = "uq_planned_span_device_id_start_us"
_LONG = "end_us - start_us > 86400000000"


def _instant(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger(), nullable=nullable)


def _word(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(20), nullable=nullable)


def _id() -> sa.Column[Any]:
    return sa.Column("id", sa.Integer(), nullable=False)


def _device() -> sa.Column[Any]:
    return sa.Column("device_id", sa.String(36), nullable=False)


def _zone() -> list[sa.Column[Any]]:
    return [sa.Column("zone", sa.String(64), nullable=False), _word("place")]


def _work() -> list[sa.Column[Any]]:
    return [
        sa.Column("planned", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
    ]


def _key(table: str, column: str = "id") -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(column, name=f"pk_{table}")


def _refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}")


def _in_order(table: str, end: str = "end_us") -> sa.CheckConstraint:
    return sa.CheckConstraint(f"{end} >= start_us", name=op.f(f"ck_{table}_end_after_start"))


def _index_spans(table: str) -> None:
    ends = ["start_us", "end_us"]
    op.create_index(f"ix_{table}_start_us_end_us", table, ends)
    op.create_index(f"ix_{table}_long", table, ends, sqlite_where=sa.text(_LONG))


def _make_span_table(table: str, *more: sa.Column[Any] | sa.UniqueConstraint) -> None:
    op.create_table(
        table,
        _id(),
        _device(),
        _instant("start_us"),
        _instant("end_us"),
        *more,
        _key(table),
        _in_order(table),
        _refers(table, "device_id", "device"),
    )
    _index_spans(table)


def _make_plain_tables() -> None:
    op.create_table(
        "device",
        sa.Column("id", sa.String(36), nullable=False),
        _instant("made_at_us"),
        _key("device"),
    )
    op.create_table(
        "leave_day",
        _id(),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("from_min", sa.Integer()),
        sa.Column("to_min", sa.Integer()),
        _key("leave_day"),
    )
    op.create_index("ix_leave_day_day", "leave_day", ["day"])
    op.create_table(
        "day_swap",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hours", sa.JSON(), nullable=False),
        _key("day_swap", "day"),
    )
    op.create_table(
        "confirmed_day",
        sa.Column("day", sa.Date(), nullable=False),
        _key("confirmed_day", "day"),
    )


def _make_operations() -> None:
    op.create_table(
        "operation",
        _id(),
        _device(),
        _instant("at_us"),
        _word("kind"),
        _instant("undone_at_us", nullable=True),
        _key("operation"),
        _refers("operation", "device_id", "device"),
    )


def _make_checkpoints() -> None:
    op.create_table(
        "checkpoint",
        _device(),
        _instant("start_us"),
        _instant("last_input_us"),
        _instant("saved_at_us"),
        *_zone(),
        _key("checkpoint", "device_id"),
        _in_order("checkpoint", "last_input_us"),
        _refers("checkpoint", "device_id", "device"),
    )


def _make_sessions() -> None:
    op.create_table(
        "work_session",
        sa.Column("id", sa.Integer(), primary_key=True),
        _device(),
        _instant("start_us"),
        _instant("end_us"),
        *_work(),
        _word("origin"),
        _word("reason", nullable=True),
        sa.Column("operation_id", sa.Integer()),
        _instant("recorded_at_us"),
        *_zone(),
        _in_order("work_session"),
        _refers("work_session", "device_id", "device"),
        _refers("work_session", "operation_id", "operation"),
        sqlite_autoincrement=True,
    )
    _index_spans("work_session")
    op.create_index("ix_work_session_end_us", "work_session", ["end_us"])
    op.create_index("ix_work_session_operation_id", "work_session", ["operation_id"])


def _make_corrections() -> None:
    op.create_table(
        "layer",
        _id(),
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        _instant("start_us"),
        _instant("end_us"),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        *_work(),
        *_zone(),
        _key("layer"),
        _in_order("layer"),
        _refers("layer", "operation_id", "operation"),
        _refers("layer", "session_id", "work_session"),
    )
    _index_spans("layer")
    op.create_index("ix_layer_end_us", "layer", ["end_us"])
    op.create_index("ix_layer_operation_id", "layer", ["operation_id"])
    op.create_index("ix_layer_session_id", "layer", ["session_id"])


def _make_prompts() -> None:
    op.create_table(
        "prompt",
        _id(),
        _device(),
        _word("kind"),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("prompt_id", sa.String(), nullable=False),
        _instant("held_at_us", nullable=True),
        _word("held_why", nullable=True),
        _instant("shown_at_us", nullable=True),
        _instant("closed_at_us", nullable=True),
        _word("how", nullable=True),
        _word("choice", nullable=True),
        _instant("until_us", nullable=True),
        _key("prompt"),
        _refers("prompt", "device_id", "device"),
    )
    op.create_index("ix_prompt_key", "prompt", ["key"])
    op.create_index("ix_prompt_shown_at_us", "prompt", ["shown_at_us"])
    op.create_index("ix_prompt_held_at_us", "prompt", ["held_at_us"])
