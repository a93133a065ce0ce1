"""The boxes of text messages, and who wants no more of them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "text_people",
        sa.Column("person", sa.LargeBinary(), nullable=False),
        sa.Column("session", sa.LargeBinary(), nullable=True),
        sa.Column("busy_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("updated", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_text_people")),
    )
    op.create_index(op.f("ix_text_people_updated"), "text_people", ["updated"])
    op.create_table(
        "text_inbox",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("carrier", sa.LargeBinary(), nullable=False),
        sa.Column("person", sa.LargeBinary(), nullable=False),
        sa.Column("received", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("batch", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_inbox")),
        sa.UniqueConstraint("carrier", name=op.f("uq_text_inbox_carrier")),
    )
    op.create_index(op.f("ix_text_inbox_person"), "text_inbox", ["person"])
    op.create_table(
        "text_outbox",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("person", sa.LargeBinary(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("last", sa.Boolean(), nullable=False),
        sa.Column("sent", sa.DateTime(timezone=True), nullable=True),
        sa.Column("carrier", sa.LargeBinary(), nullable=True),
        sa.Column("error", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_outbox")),
    )
    op.create_index(op.f("ix_text_outbox_carrier"), "text_outbox", ["carrier"])
    op.create_index(op.f("ix_text_outbox_person"), "text_outbox", ["person"])
    op.create_index(op.f("ix_text_outbox_state"), "text_outbox", ["state"])
    op.create_table(
        "text_stopped",
        sa.Column("person", sa.LargeBinary(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_text_stopped")),
    )
