"""Say of each scenario what its versions hold: choices, as all did so far, or a deck."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; what was saved stays as it is, and no row of it is written anew."""
    holds = sa.Column("holds", sa.String(20), nullable=False, server_default="choices")
    op.add_column("scenario", holds)


def downgrade() -> None:
    """Refuse: nothing that was saved is deleted."""
    raise NotImplementedError("Nothing that was saved is deleted.")
