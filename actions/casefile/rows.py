"""Case files and messages to rows and back: what is sealed, and for which place."""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias

from sqlalchemy import Row

from actions.casefile.case import CaseFile, StoredMessage
from actions.casefile.keys import Keys, Wrapped
from actions.casefile.retention import expiry
from actions.casefile.sealing import KEY_BYTES, place, unseal_json

_CONVERSATION_BYTES = 16

AnyRow: TypeAlias = Row[*tuple[Any, ...]]


def new_case(
    state: dict[str, Any], language: str, channel: str, now: datetime, retention: timedelta, last_seq: int
) -> CaseFile:
    """A case file that is not stored yet, with a random id (128 bits) and data key (256 bits)."""
    return CaseFile(
        conversation=secrets.token_urlsafe(_CONVERSATION_BYTES),
        version=1,
        state=state,
        language=language,
        channel=channel,
        created=now,
        last_turn=now,
        expires=expiry(now, retention),
        last_seq=last_seq,
        data_key=secrets.token_bytes(KEY_BYTES),
    )


def case_row(case: CaseFile, token_tag: bytes, alias_tag: bytes | None) -> dict[str, Any]:
    """The row of a new case."""
    return {
        "conversation": case.conversation,
        "version": case.version,
        "last_seq": case.last_seq,
        "created": case.created,
        "last_turn": case.last_turn,
        "token_tag": token_tag,
        "alias_tag": alias_tag,
        "state": sealed_state(case, case.version),
    }


def utc(now: datetime) -> datetime:
    """The same moment in UTC; ValueError where it has no time zone."""
    if now.tzinfo is None:
        raise ValueError("`now` must carry its time zone")
    return now.astimezone(UTC)


def sealed_state(case: CaseFile, version: int) -> bytes:
    """The state with what else is told of the person, as it is stored with this version."""
    content = {"language": case.language, "channel": case.channel, "state": case.state}
    return case.seal_json("state", version, content)


def opened_case(row: AnyRow, keys: Keys, retention: timedelta) -> CaseFile:
    """The case file in a row of `statements.OPEN`; UnknownKey, BrokenSeal."""
    data_key = opened_data_key(row, row.conversation, keys)
    content = unseal_json(data_key, place("state", row.conversation, row.version), row.state)
    return CaseFile(
        conversation=row.conversation,
        version=row.version,
        state=content["state"],
        language=content["language"],
        channel=content["channel"],
        created=row.created,
        last_turn=row.last_turn,
        expires=expiry(row.last_turn, retention),
        last_seq=row.last_seq,
        data_key=data_key,
    )


def key_row(case: CaseFile, keys: Keys, room: int) -> dict[str, Any]:
    """The row of a new case's wrapped data key; `room` zeros keep it apart (see CaseKeyRow)."""
    key_id, wrapped = case.wrap_key(keys)
    return {"conversation": case.conversation, "key_id": key_id, "room": bytes(room), "wrapped": wrapped}


def opened_data_key(row: AnyRow, conversation: str, keys: Keys) -> bytes:
    """The data key in a row that has `key_id` and `wrapped`; UnknownKey, BrokenSeal."""
    return keys.unwrap(Wrapped(row.key_id, row.wrapped), place("case key", conversation))


def numbered(messages: Sequence[dict[str, Any]], first: int, now: datetime) -> list[StoredMessage]:
    """Messages as they are stored at `now`, numbered from `first`."""
    return [StoredMessage(seq, body, now) for seq, body in enumerate(messages, first)]


def message_rows(case: CaseFile, stored: Sequence[StoredMessage]) -> list[dict[str, Any]]:
    """The rows of new messages, each sealed with its moment for its number."""
    return [
        {
            "conversation": case.conversation,
            "seq": message.seq,
            "sealed": case.seal_json(
                "message", message.seq, {"at": message.at.isoformat(), "body": message.body}
            ),
        }
        for message in stored
    ]


def opened_message(data_key: bytes, conversation: str, row: AnyRow) -> StoredMessage:
    """The message in a row that has `seq` and `sealed`; BrokenSeal."""
    content = unseal_json(data_key, place("message", conversation, row.seq), row.sealed)
    return StoredMessage(row.seq, content["body"], datetime.fromisoformat(content["at"]))
