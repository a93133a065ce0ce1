"""The secret of a conversation, as a request carries it: in a header, never in an address."""

from typing import Annotated

from fastapi import Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from bot.web.errors import RefusedError

LONGEST_TOKEN = 200
bearer = HTTPBearer(auto_error=False, description="The token that came with the conversation's id")
Bearer = Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]


def token_of(bearer: HTTPAuthorizationCredentials | None) -> str:
    """The token of an Authorization header. Raises RefusedError without one."""
    if bearer is None or not 0 < len(bearer.credentials) <= LONGEST_TOKEN:
        raise RefusedError("wrong_token", 401, {"WWW-Authenticate": "Bearer"})
    return bearer.credentials
