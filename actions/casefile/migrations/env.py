"""Alembic's entry: migrates over the connection that `actions.casefile.migrate` hands over."""

from typing import Literal

from alembic import context

from actions.casefile.models import Base, UtcDateTime


def _render(kind: str, item: object, _context: object) -> str | Literal[False]:
    """Write our own column type as the plain one that it is stored as, so that revisions stand alone."""
    return "sa.DateTime(timezone=True)" if isinstance(item, UtcDateTime) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
    render_item=_render,
)
with context.begin_transaction():
    context.run_migrations()
