"""Make the table of goals, their reviews and decisions, as unchangeable as what was saved."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KEPT = ("goal_entry",)

GUARD_SQLITE = """
CREATE TRIGGER {table}_no_{deed} BEFORE {deed} ON {table}
BEGIN SELECT RAISE(ABORT, 'what was saved stays as it is'); END
"""

GUARD_POSTGRESQL = """
CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION scenario_kept()
"""


def upgrade() -> None:
    """Make the table and its guards."""
    time = sa.DateTime(timezone=True)
    op.create_table(
        "goal_entry",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(16), nullable=False, unique=True),
        sa.Column("area", sa.String(20), nullable=False, index=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("created_at", time, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("checksum", sa.String(64), nullable=False),
        sqlite_autoincrement=True,
    )
    for guard in _guards(op.get_bind().dialect.name):
        op.execute(guard)


def downgrade() -> None:
    """Refuse: nothing that was saved is deleted."""
    raise NotImplementedError("Nothing that was saved is deleted.")


def _guards(dialect: str) -> list[str]:
    if dialect == "sqlite":
        return [
            GUARD_SQLITE.format(table=table, deed=deed) for table in KEPT for deed in ("update", "delete")
        ]
    return [GUARD_POSTGRESQL.format(table=table) for table in KEPT]
