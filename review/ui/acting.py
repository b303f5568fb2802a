"""What a reviewer does at the desk, as the component tells it: one act in, the next place and a message out.

The component is not trusted: every field is checked here, every right in the store. Nothing here draws.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from review.errors import ReviewError, StoreConflict, StoreError
from review.fit import SAVED, told_with_save
from review.store import edits
from review.store.engine import Store
from review.store.roles import Reviewer
from review.ui.changing import CHANGING
from review.ui.place import Act, Desk, acted, number
from review.ui.together import TOGETHER
from review.ui.walking import WALKING

__all__ = ["ACTS", "act"]

#: Every act by its name.
ACTS: Mapping[str, Callable[[Store, Reviewer, Desk, Act], Desk]] = {**WALKING, **CHANGING, **TOGETHER}
#: After these the document as a whole is as it was; they are to be shown at once.
_QUICK = frozenset({"next", "previous", "down", "up", "to do", "go"})
#: After these the page still shows the paragraph that was saved, and what was said of it holds.
_STAYING = frozenset({"look", "save"})


def act(store: Store, who: Reviewer, desk: Desk, asked: Act) -> Desk:
    """Carries an act out. A draft that comes with it is saved first, so that no step can lose words.

    A draft that may not be saved stays a draft in the browser, and keeps nobody from going elsewhere. A ReviewError
    becomes the message of the desk; nothing is raised for what a reviewer may do.
    """
    asked = {name: value if name == "draft" else _storable(value) for name, value in asked.items()}
    stands = desk.message if desk.message[1].startswith(SAVED) else ("", "")
    desk = replace(desk, message=("", ""), conflict=None, refused=None, listing=False, changed=False)
    before = desk.acted
    try:
        desk = replace(desk, ack=number(asked, "seq"))
        kind = asked.get("kind")
        if not isinstance(kind, str) or kind not in ACTS:
            raise StoreError("this page is of another version; reload it")
        if kind not in WALKING:  # before any work, and whatever the act would find to do
            store.check_role(who, "reviewer")
        draft = asked.get("draft")
        if isinstance(draft, Mapping):
            desk = replace(_save(store, who, desk, draft), changed=True)
        if desk.refused is not None and kind not in WALKING:
            return replace(desk, message=("error", desk.refused[1]))
        after = ACTS[kind](store, who, desk, asked)
        if after.position != desk.position:
            after = replace(after, lookup="")
        if desk.refused is not None and not after.message[1]:
            after = replace(after, message=("error", desk.refused[1]))
        newly = after.acted[-1:] if after.acted != before and after.message[0] != "error" else ()
        if newly and (told := told_with_save(store, newly[0])):
            after = replace(after, message=("info", told))
        elif not newly and not after.message[1] and kind in _STAYING:
            after = replace(after, message=stands)
        return replace(after, changed=after.changed or kind not in _QUICK)
    except StoreConflict as conflict:
        return replace(
            desk,
            message=("error", conflict.message),
            conflict={
                "mine": conflict.mine, "theirs": conflict.theirs, "author": conflict.author, "version": conflict.version
            },
        )  # fmt: skip
    except ReviewError as error:
        return replace(desk, message=("error", error.message))


def _storable(value: Any) -> Any:
    """The value with what no database holds replaced in its texts: half surrogates, NUL. A draft has its own answer."""
    if isinstance(value, str):
        return value.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")
    return [_storable(one) for one in value] if isinstance(value, list) else value


def _save(store: Store, who: Reviewer, desk: Desk, draft: Act) -> Desk:
    text = draft.get("text")
    if not isinstance(text, str):
        raise StoreError("this page is of another version; reload it")
    segment, version = number(draft, "segment"), number(draft, "version")
    try:
        saved = edits.save_text(store, who, segment, text, version)
    except StoreConflict:
        raise
    except StoreError as error:
        return replace(desk, refused=(segment, error.message))
    return desk if saved == version else acted(desk, segment)
