"""Make the tables of who shares what with whom, and of who did what, as unchangeable as what was saved."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEPT = ("scenario_share", "audit")

GUARD_SQLITE = """
CREATE TRIGGER {table}_no_{deed} BEFORE {deed} ON {table}
BEGIN SELECT RAISE(ABORT, 'what was saved stays as it is'); END
"""

GUARD_POSTGRESQL = """
CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION scenario_kept()
"""


def upgrade() -> None:
    """Make the tables and their guards."""
    time = sa.DateTime(timezone=True)
    op.create_table(
        "scenario_share",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("scenario_id", sa.String(16), sa.ForeignKey("scenario.id"), nullable=False, index=True),
        sa.Column("created_at", time, nullable=False),
        sa.Column("visibility", sa.String(20), nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("team", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "audit",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("created_at", time, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("deed", sa.String(20), nullable=False),
        sa.Column("object", sa.Text, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_deed_object", "audit", ["deed", "object"])
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
