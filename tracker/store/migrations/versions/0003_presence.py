"""Work apps left open are kept, and unsure time can be settled; see `tracker/store/schema.py`."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

A_DAY_US = 24 * 60 * 60 * 1_000_000


def upgrade() -> None:
    """Add the table for what the listed work apps did; let unsure time name its settlement."""
    _make_presence()
    _settle_unsure()


def _make_presence() -> None:
    op.create_table(
        "presence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("device_id", sa.String(36), nullable=False),
        sa.Column("start_us", sa.BigInteger(), nullable=False),
        sa.Column("end_us", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.CheckConstraint("end_us >= start_us", name="ck_presence_end_after_start"),
        sa.PrimaryKeyConstraint("id", name="pk_presence"),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name="fk_presence_device_id"),
    )
    _index_spans("presence")
    op.create_index(
        "ix_presence_open",
        "presence",
        ["device_id"],
        unique=True,
        sqlite_where=sa.text("is_open = 1"),
    )


def _settle_unsure() -> None:
    """Make the table anew with one column more; added, it would read otherwise than a new one."""
    for index in ("ix_unsure_span_start_us_end_us", "ix_unsure_span_long"):
        op.drop_index(index, "unsure_span")
    op.rename_table("unsure_span", "unsure_before")
    op.create_table(
        "unsure_span",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("device_id", sa.String(36), nullable=False),
        sa.Column("start_us", sa.BigInteger(), nullable=False),
        sa.Column("end_us", sa.BigInteger(), nullable=False),
        sa.Column("settled_as", sa.String(20)),
        sa.Column("operation_id", sa.Integer()),
        sa.CheckConstraint("end_us >= start_us", name="ck_unsure_span_end_after_start"),
        sa.PrimaryKeyConstraint("id", name="pk_unsure_span"),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name="fk_unsure_span_device_id"),
        sa.ForeignKeyConstraint(
            ["operation_id"], ["operation.id"], name="fk_unsure_span_operation_id"
        ),
    )
    op.execute(
        "INSERT INTO unsure_span (id, device_id, start_us, end_us)"
        " SELECT id, device_id, start_us, end_us FROM unsure_before"
    )
    op.drop_table("unsure_before")
    _index_spans("unsure_span")
    op.create_index("ix_unsure_span_operation_id", "unsure_span", ["operation_id"])


def _index_spans(table: str) -> None:
    ends = ["start_us", "end_us"]
    op.create_index(f"ix_{table}_start_us_end_us", table, ends)
    long = sa.text(f"end_us - start_us > {A_DAY_US}")
    op.create_index(f"ix_{table}_long", table, ends, sqlite_where=long)
