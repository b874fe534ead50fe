"""Networks tell where the person is. What the columns mean is said in `tracker/store/schema.py`."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables for what the person said about networks, and for the place of the day."""
    op.create_table(
        "network",
        sa.Column("device_id", sa.String(36), nullable=False),
        sa.Column("token", sa.String(64), nullable=False),
        sa.Column("place", sa.String(20)),
        sa.PrimaryKeyConstraint("token", name="pk_network"),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name="fk_network_device_id"),
    )
    op.create_table(
        "here",
        sa.Column("device_id", sa.String(36), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("place", sa.String(20)),
        sa.Column("network", sa.String(64)),
        sa.Column("until_us", sa.BigInteger()),
        sa.PrimaryKeyConstraint("device_id", name="pk_here"),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name="fk_here_device_id"),
    )
