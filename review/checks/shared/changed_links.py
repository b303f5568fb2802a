"""Links of a format that lead elsewhere in the translation, or that it lacks."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from review.checks.hit import Hit
from review.checks.shared.numbered_pages import chapterless, has_other_chapters
from review.checks.shared.own_addresses import is_countrys_own, language_parts, without_tags
from review.checks.shared.protected import ProtectedStretch, stretches_of
from review.checks.shared.slips import is_slip, without_twin
from review.checks.shared.wikis import is_same_wiki
from review.checks.views import DocumentView, SegmentView
from review.lazy_patterns import lazy_regex
from review.text.language import base_language

__all__ = ["changed_links"]

_URL = lazy_regex(r"""\(\s*<?([^\s<>()"']*(?:\([^\s()]*\)[^\s<>()"']*)*)|<((?:https?|mailto)[^<>\s]*)>""")
_HREF = lazy_regex(r"""\s(?:href|src|xref|ref)\s*=\s*["']([^"']*)["']""")
#: What a program numbers, another in every version: ld-idm1641.html.
_NUMBERED = lazy_regex(r"\bid[a-z]{0,2}\d{2,}\b")


def changed_links(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    """Links that lead elsewhere than the source's, by a slip, and such as the translation lacks."""
    source, target = _targets(view, "source"), _targets(view, "target")
    own = base_language(view.source.language), base_language(view.target.language)
    languages = language_parts(view.source.language, view.target.language)

    def key(text: str) -> str:
        return _where(without_tags(text, view.source.language, view.target.language), languages)

    lost, extra = without_twin(source, target, key), without_twin(target, source, key)
    for one in list(lost):
        article = next(
            (
                other
                for other in extra
                if is_same_wiki(one.text, other.text, *own)
                or is_countrys_own(one.text, other.text, view.target.language)
            ),
            None,
        )
        if article is not None:
            lost.remove(one)
            extra.remove(article)
    for one in lost:
        near = next((other for other in extra if is_slip(key(one.text), key(other.text))), None)
        if near is not None:
            extra.remove(near)
            if all(_NUMBERED.search(link.partition("#")[2]) for link in (one.text, near.text)):
                continue  # a program made the pages, and numbered them in another version
            if chapterless(one.text) == chapterless(near.text) and has_other_chapters(document):
                continue
            yield view.hit_written(
                "target", near.start, near.end, f"the source's link leads to {one.text}",
                suggestion=one.text, twin=(one.start, one.end), category="Design and markup/Link/cross-reference",
            )  # fmt: skip
        elif len(target) < len(source) and not extra and len(view.written.source) == len(view.written.target):
            yield view.hit_written(
                "source", one.start, one.end, f"the link to {one.text} is missing in the translation",
                severity="minor", category="Design and markup/Link/cross-reference",
            )  # fmt: skip


def _targets(view: SegmentView, side: str) -> list[ProtectedStretch]:
    """The addresses of links, where they stand."""
    found = []
    for one in stretches_of(view, "source" if side == "source" else "target", "link", "tag", "code"):
        pattern = _HREF if one.text.startswith("<") and not one.text.startswith(("<http", "<mailto")) else _URL
        for match in pattern.finditer(one.text) if one.text[:1] in "]<" else ():
            group = next((n for n in range(1, len(match.groups()) + 1) if match[n]), 0)
            if group:
                found.append(
                    ProtectedStretch(one.start + match.start(group), one.start + match.end(group), match[group], "")
                )
    return found


def _where(address: str, languages: frozenset[str]) -> str:
    """An address without what a translation changes rightly: its language, its fragment, its scheme."""
    bare = regex.sub(r"^(?:https?|ftp)://(?:(?:www|ftp|https?)\.)?", "", _NUMBERED.sub("*", address.partition("#")[0]))
    first, *rest = regex.split(r"([/._?=&@-])", bare)
    parts = ["" if first.casefold() in languages else first]
    for sign, part in zip(rest[::2], rest[1::2], strict=True):
        if part.casefold() not in languages:  # README_CN.md, as README.md
            parts += sign, part
    return str(regex.sub(r"([/._-])\1+|[._-]+(?=@)", r"\1", "".join(parts))).strip("/.-_")
