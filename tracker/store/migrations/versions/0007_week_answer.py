"""Answers about a week. What the columns mean is said in `tracker/store/schema.py`."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table for what the person says of a week."""
    op.create_table(
        "week_answer",
        sa.Column("monday", sa.Date(), nullable=False),
        sa.Column("statement", sa.String(length=20), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.CheckConstraint("value BETWEEN 1 AND 5", name="ck_week_answer_value_on_the_scale"),
        sa.PrimaryKeyConstraint("monday", "statement", name="pk_week_answer"),
    )
