"""Make the tables, and let the database itself refuse to change or delete what was saved."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEPT = ("scenario", "scenario_version", "scenario_event")

GUARD_SQLITE = """
CREATE TRIGGER {table}_no_{deed} BEFORE {deed} ON {table}
BEGIN SELECT RAISE(ABORT, 'what was saved stays as it is'); END
"""

REFUSAL_POSTGRESQL = """
CREATE FUNCTION scenario_kept() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'what was saved stays as it is'; END $$
"""

GUARD_POSTGRESQL = """
CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION scenario_kept()
"""


def upgrade() -> None:
    """Make the tables and their guards."""
    time = sa.DateTime(timezone=True)
    op.create_table("scenario", sa.Column("id", sa.String(16), primary_key=True))
    op.create_table(
        "scenario_version",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(16), nullable=False, unique=True),
        sa.Column("scenario_id", sa.String(16), sa.ForeignKey("scenario.id"), nullable=False, index=True),
        sa.Column("parent_id", sa.String(16), sa.ForeignKey("scenario_version.id"), index=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("created_at", time, nullable=False),
        sa.Column("data_vintage", sa.Text, nullable=False),
        sa.Column("model_version", sa.Text, nullable=False),
        sa.Column("inputs", sa.Text, nullable=False),
        sa.Column("schema_version", sa.Integer, nullable=False),
        sa.Column("checksum", sa.String(64), nullable=False),
        sa.Column("searched", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "scenario_event",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("scenario_id", sa.String(16), sa.ForeignKey("scenario.id"), nullable=False, index=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("created_at", time, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("is_archived", sa.Boolean, nullable=False),
        sa.Column("version_id", sa.String(16), sa.ForeignKey("scenario_version.id")),
        sa.Column("source_id", sa.String(16)),
        sa.Column("searched", sa.Text, nullable=False),
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
    return [REFUSAL_POSTGRESQL, *(GUARD_POSTGRESQL.format(table=table) for table in KEPT)]
