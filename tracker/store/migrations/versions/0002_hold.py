"""A hold outlives the program. What the columns mean is said in `tracker/store/schema.py`."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table for the pause, the stop or the private time that a computer is in."""
    op.create_table(
        "hold",
        sa.Column("device_id", sa.String(36), nullable=False),
        sa.Column("reason", sa.String(20)),
        sa.Column("ends_at_us", sa.BigInteger()),
        sa.Column("by_clock", sa.Boolean(), nullable=False),
        sa.Column("erase_from_us", sa.BigInteger()),
        sa.Column("erase_to_us", sa.BigInteger()),
        sa.Column("erase_at_us", sa.BigInteger()),
        sa.PrimaryKeyConstraint("device_id", name="pk_hold"),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name="fk_hold_device_id"),
    )
