"""Old days can be put off. What the columns mean is said in `tracker/store/schema.py`."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Lay the table of what was said about being asked out anew; what is in it stays."""
    found = op.get_bind().execute(sa.text("SELECT * FROM restraint")).mappings()
    said = [dict(row) for row in found]
    op.drop_table("restraint")
    op.create_table(
        "restraint",
        sa.Column("device_id", sa.String(36), nullable=False),
        sa.Column("quiet_on", sa.Date()),
        sa.Column("asked_on", sa.Date()),
        sa.Column("afresh_on", sa.Date()),
        sa.Column("put_off_on", sa.Date()),
        sa.PrimaryKeyConstraint("device_id", name="pk_restraint"),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name="fk_restraint_device_id"),
    )
    if said:
        kept = sa.text(
            "INSERT INTO restraint (device_id, quiet_on, asked_on, afresh_on)"
            " VALUES (:device_id, :quiet_on, :asked_on, :afresh_on)"
        )
        op.get_bind().execute(kept, said)
