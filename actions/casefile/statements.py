"""The SQL of the case files. Made once: composing a statement costs more than running it."""

from sqlalchemy import BindParameter, bindparam, delete, insert, select, update

from actions.casefile.models import CaseKeyRow, CaseRow, MessageRow, TurnRow

_conversation: BindParameter[str] = bindparam("in_conversation")
_expired = CaseRow.last_turn <= bindparam("newest_expired")

_OPEN = select(
    CaseRow.conversation,
    CaseRow.version,
    CaseRow.last_seq,
    CaseRow.created,
    CaseRow.last_turn,
    CaseRow.token_tag,
    CaseRow.left_tags,
    CaseRow.state,
    CaseKeyRow.key_id,
    CaseKeyRow.wrapped,
).join(CaseKeyRow, CaseKeyRow.conversation == CaseRow.conversation)

OPEN = _OPEN.where(CaseRow.conversation == _conversation)
OPEN_BY_ALIAS = _OPEN.where(CaseRow.alias_tag == bindparam("alias_tag"))
OPEN_BY_CODE = _OPEN.where(CaseRow.code_tag == bindparam("in_code_tag"))
CONVERSATIONS = select(CaseRow.conversation).where(~_expired).order_by(CaseRow.created)

INSERT_CASE = insert(CaseRow)
INSERT_KEY = insert(CaseKeyRow)
INSERT_TURN = insert(TurnRow)
INSERT_MESSAGES = insert(MessageRow)

SAVE = (
    update(CaseRow)
    .where(CaseRow.conversation == _conversation, CaseRow.version == bindparam("opened_version"))
    .values(
        version=bindparam("new_version"),
        last_seq=bindparam("new_last_seq"),
        last_turn=bindparam("now"),
        state=bindparam("new_state"),
    )
)

GIVE_CODE = (
    update(CaseRow).where(CaseRow.conversation == _conversation).values(code_tag=bindparam("new_code_tag"))
)
USE_CODE = (
    update(CaseRow)
    .where(
        CaseRow.conversation == _conversation,
        CaseRow.version == bindparam("opened_version"),
        CaseRow.code_tag == bindparam("in_code_tag"),
    )
    .values(
        version=bindparam("new_version"),
        last_turn=bindparam("now"),
        state=bindparam("new_state"),
        token_tag=bindparam("new_token_tag"),
        left_tags=bindparam("new_left_tags"),
        code_tag=None,
    )
)

ANSWERED = select(TurnRow.first_seq, TurnRow.last_seq).where(
    TurnRow.conversation == _conversation, TurnRow.tag == bindparam("turn_tag")
)
MESSAGES = (
    select(MessageRow.seq, MessageRow.sealed, CaseKeyRow.key_id, CaseKeyRow.wrapped)
    .join(CaseKeyRow, CaseKeyRow.conversation == MessageRow.conversation)
    .where(MessageRow.conversation == _conversation, MessageRow.seq >= bindparam("first_seq"))
    .order_by(MessageRow.seq)
)
MESSAGES_UP_TO = MESSAGES.where(MessageRow.seq <= bindparam("last_seq"))

DELETE = delete(CaseRow).where(CaseRow.conversation == _conversation)
DELETE_EXPIRED_ALIAS = delete(CaseRow).where(CaseRow.alias_tag == bindparam("old_alias_tag"), _expired)
DELETE_EXPIRED = delete(CaseRow).where(
    CaseRow.conversation.in_(select(CaseRow.conversation).where(_expired).limit(bindparam("batch"))), _expired
)
