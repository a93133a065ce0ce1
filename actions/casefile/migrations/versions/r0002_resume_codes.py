"""Resume codes, and the tokens that they replaced.

The unique rule is an index: for a constraint SQLite would make the table anew, and dropping the old one
would delete every key and message with it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("cases", sa.Column("code_tag", sa.LargeBinary(), nullable=True))
    op.add_column("cases", sa.Column("left_tags", sa.LargeBinary(), nullable=True))
    op.create_index(op.f("ix_cases_code_tag"), "cases", ["code_tag"], unique=True)
