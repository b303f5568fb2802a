"""A word of another variety: spelled as in another region, or addressing the reader otherwise than the settings say.

Triggers on words that the region of the translation's language spells otherwise, where its tag names one (`en-GB`,
`en-US`, `pt-BR`, `pt-PT`): colour and color, econômico and económico. And, where the settings ask for it, on words
that address the reader informally (`formal`) or formally (`informal`): du and Sie, tu and vous.

Leaves alone: languages without a region, what both regions write, names (words with a capital in mid-sentence), what
stands in quotation marks or in the source, code; and Sie at the beginning of a sentence, where it may be she or they.

Options: `formal` is whether the reader is addressed formally, `informal` is whether that is done informally; neither
by default.

Flagged (vi → en-GB): `Cây cầu màu đỏ.` → `The color of the bridge is red.` — `color`
Flagged (en → de, options `{"formal": true}`): `Save your file.` → `Sichere deine Datei.` — `deine`
Not flagged (vi → en-GB): `Cây cầu màu đỏ.` → `The colour of the bridge is red.`

False alarms: none where the tag has no region and the settings say nothing; with a region, not measured.
"""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.views import DocumentView, SegmentView
from review.text.analysis import Text
from review.text.language import language_name
from review.text.normalize import fold
from review.text.quotations import find_quotations
from review.text.regional import spelled_elsewhere
from review.text.tokens import Token

__all__ = ["CHECK"]


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    if not view.paired:
        return
    yield from _spelled(view)
    if document.option(CHECK, "formal"):
        yield from _addressed(view, _informal(view.target), "informally")
    elif document.option(CHECK, "informal"):
        yield from _addressed(view, _formal(view.target), "formally")


def _spelled(view: SegmentView) -> Iterator[Hit]:
    target = view.target
    table = spelled_elsewhere(target.language)
    if not table:
        return
    theirs = {token.key for token in view.source.words} if view.source.base != target.base else frozenset()
    for token in target.words:
        instead = table.get(token.text.lower())
        if instead is None or token.key in theirs or _is_name(token, target):
            continue
        if _is_quoted(token, target):
            continue
        if token.text[0].isupper():
            instead = instead.upper() if token.text.isupper() else instead[0].upper() + instead[1:]
        yield view.hit(
            "target", token.start, token.end, f"{language_name(target.language)} writes “{instead}”", suggestion=instead
        )


def _is_name(token: Token, target: Text) -> bool:
    """Whether a word has a capital where only names have one; headlines may write all words so."""
    return token.text[0].isupper() and not token.text.isupper() and token.start not in target.sentence_starts


def _informal(target: Text) -> Iterator[Token]:
    words = {fold(word) for word in target.rules.address.informal}
    yield from (token for token in target.words if token.key in words)


def _formal(target: Text) -> Iterator[Token]:
    address = target.rules.address
    words = {fold(word) for word in address.formal}
    for token in target.words:
        if token.key in words or (token.text in address.formal_capital and token.start not in target.sentence_starts):
            yield token


def _addressed(view: SegmentView, tokens: Iterator[Token], how: str) -> Iterator[Hit]:
    target = view.target
    for token in tokens:
        if not _is_quoted(token, target):
            message = f"“{token.text}” addresses the reader {how}"
            yield view.hit("target", token.start, token.end, message, category="Style/Inconsistent style")


def _is_quoted(token: Token, target: Text) -> bool:
    return any(start < token.start < end for start, end in find_quotations(target.raw, target.base).pairs)


CHECK = Check(
    code="variant",
    category="Linguistic conventions/Spelling",
    severity="minor",
    page=__doc__,
    segment=find,
    options={"formal": False, "informal": False},
)
