"""Work apps left open are kept. What the columns mean is said in `tracker/store/schema.py`."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

A_DAY_US = 24 * 60 * 60 * 1_000_000


def upgrade() -> None:
    """Add the table for what the listed work apps did."""
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
    op.create_index("ix_presence_start_us_end_us", "presence", ["start_us", "end_us"])
    op.create_index(
        "ix_presence_long",
        "presence",
        ["start_us", "end_us"],
        sqlite_where=sa.text(f"end_us - start_us > {A_DAY_US}"),
    )
    op.create_index(
        "ix_presence_open",
        "presence",
        ["device_id"],
        unique=True,
        sqlite_where=sa.text("is_open = 1"),
    )
