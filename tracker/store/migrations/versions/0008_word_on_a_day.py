"""The word on a day can be undone. What the columns mean is said in `tracker/store/schema.py`."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Lay the table of confirmed days out anew; what was confirmed stays so."""
    days = op.get_bind().execute(sa.text("SELECT day FROM confirmed_day ORDER BY day")).scalars()
    confirmed = [{"day": day} for day in days]
    op.drop_table("confirmed_day")
    op.create_table(
        "confirmed_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("is_complete", sa.Boolean(), nullable=False),
        sa.Column("operation_id", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name="pk_confirmed_day"),
        sa.ForeignKeyConstraint(
            ["operation_id"], ["operation.id"], name="fk_confirmed_day_operation_id"
        ),
    )
    for column in ("day", "operation_id"):
        op.create_index(f"ix_confirmed_day_{column}", "confirmed_day", [column])
    if confirmed:
        kept = sa.text("INSERT INTO confirmed_day (day, is_complete) VALUES (:day, 1)")
        op.get_bind().execute(kept, confirmed)
