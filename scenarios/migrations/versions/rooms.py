"""Make the tables of meeting rooms, as unchangeable as what was saved."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEPT = ("room", "room_act", "room_decision")

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
        "room",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("code", sa.String(6), nullable=False, unique=True),
        sa.Column("created_at", time, nullable=False),
        sa.Column("chair_key", sa.String(64), nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("checksum", sa.String(64), nullable=False),
    )
    op.create_table(
        "room_act",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("room_id", sa.String(16), sa.ForeignKey("room.id"), nullable=False, index=True),
        sa.Column("deed", sa.String(20), nullable=False),
        sa.Column("created_at", time, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("party", sa.String(20), nullable=False),
        sa.Column("seat", sa.String(64), nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "room_decision",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(16), nullable=False, unique=True),
        sa.Column("room_id", sa.String(16), sa.ForeignKey("room.id"), nullable=False, index=True),
        sa.Column("created_at", time, nullable=False),
        sa.Column("undoes", sa.String(16), sa.ForeignKey("room_decision.id")),
        sa.Column("document", sa.Text, nullable=False),
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
