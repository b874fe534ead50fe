"""Prompts can rest. What the columns mean is said in `tracker/store/schema.py`."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table for what the person said about being asked."""
    op.create_table(
        "restraint",
        sa.Column("device_id", sa.String(36), nullable=False),
        sa.Column("quiet_on", sa.Date()),
        sa.Column("asked_on", sa.Date()),
        sa.Column("afresh_on", sa.Date()),
        sa.PrimaryKeyConstraint("device_id", name="pk_restraint"),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name="fk_restraint_device_id"),
    )
