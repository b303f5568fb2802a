"""A stretch of the source language was left in the translation.

Triggers on words of another script than the translation's that the source is written in; on words that stand in this
segment's source as well and are words of its language but not of the translation's, by how frequent they are in both or
by a letter that the translation's language does not use; on a whole sentence that is the source's word for word; and on
a whole paragraph, a heading say, that is the source's; of many such, a part that nobody translated, once, and of many
strings of a program the first, the others as minor; and, as minor between near languages, on a clause of four words or
more that is the source's word for word and is said so there alone.
A single English word that is no little one may be a term that was kept: it is minor, unless it is all there is and one
that no other language says (Cancel, no Outlook); one that three segments keep,
and most that could, was kept on purpose, as a command's name is in its manual (find): it is neutral. In prose, a
document without code, a rare one counts too, if a dictionary has it, hardly another language says it, and no other
paragraph keeps it; so does a word of another language that neither the translation's nor English would borrow
(biblioteca in German).
In English, which has a dictionary, also on a word of the source in another form (louku, louka) or of a third language,
and everywhere on one in a script of neither, and on an everyday English word between two other languages, if it is none
that many languages say (software, jazz). What is English alone is told by spell checkers of two dozen languages, and a
word of a source without a word list by what English has in no dictionary or list (wanafunzi).

Leaves alone: names (capitalised words, and small ones between them: Rio de Janeiro; not a country's name that the
translation's language has otherwise), words that both languages have, words and phrases that are borrowed as they are
(tiramisù, áo dài, fait accompli), by Wiktionary's etymologies and how often both languages say them, what stands in
brackets or quotation marks as a foreign word may, what both sides quote letter for letter, what is in no language
(formulas, options, references, parts of identifiers, an indented line) or without any word of the source's (a title in
a third language), a lone word whose case alone changed,
addresses, paths, streets and squares (Hauptstraße 5, Lindenstraße, rue des Lilas), and translations into languages of
the source's script without a word list.
What one country cooks, sings, plays or wears and no dictionary says otherwise (ketupat) is neutral, and left alone
where it is spelled as another script reads (pipa) or without its marks beside another such word (quan ho).
A phrase that may be what a thing is called, nouns that a preposition joins or one that is rare (tortilla
de patatas, crème brûlée), is neutral; two everyday words side by side are minor, and so is a rare word.

Flagged (fr → en): `Elles payent moins de 5 %.` → `They pay moins than 5%.` — `moins`
Not flagged (fr → en): `Il dirige un restaurant à Rio de Janeiro.` → `He runs a restaurant in Rio de Janeiro.`

False alarms: none in 502 clean translations (DEMETR fr de ru zh hi into English), 8,973 FLORES dev translations
(vi→en, en→vi and pt→en by people, Google and Microsoft) and 970 of NTREX en→vi.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.kept_addresses import without_addresses
from review.checks.shared.left_clauses import left_clauses
from review.checks.shared.left_code import is_of_program
from review.checks.shared.left_in_prose import left_in_prose
from review.checks.shared.left_on_purpose import left_severity
from review.checks.shared.left_paragraphs import left_paragraphs, left_strings
from review.checks.shared.left_sentences import left_sentences
from review.checks.shared.left_words import stretches
from review.checks.shared.literals import literal_places
from review.checks.shared.near_languages import are_near, is_english
from review.checks.shared.no_language import has_no_word, is_no_language
from review.checks.shared.third_language import of_third_language
from review.checks.shared.unread_quotations import is_unread
from review.checks.shared.usage import is_usage
from review.checks.views import DocumentView, SegmentView
from review.languages.language import LINGUA_FRANCA
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.language import language_name
from review.text.normalize import fold
from review.text.tokens import Token
from review.text.word_lists import has_word_list, is_listed, is_listed_name

__all__ = ["CHECK"]

#: So much may lie between two stretches that are one.
_APART = 60
#: Capitalised words that were kept whole are a section's name in the first so many segments, a writer's later.
_HEAD = 2
#: A rarer word (Zipf) may be what one thing alone is called: Kartoffelpuffer.
_SAID = 3.0
#: One that is left in prose may be, too, that is no word of every household.
_HOUSEHOLD = 4.0
#: What is so short may be an abbreviation: am, pm.
_ABBREVIATION = 2
#: So many words of a third language, one of so many between the first and the last, are a passage of it.
_PASSAGE, _SPARSE = 3, 12
#: A few words in straight, slanted or round quotation marks, or a line that is indented as a command is.
_LITERAL = lazy_regex(
    r"(?<![\p{L}\p{N}])[\"'`‘“„«](?P<what>[^\"'`‘’“”„«»\n]{1,80})[\"'’”“»](?![\p{L}\p{N}])"
    r"|^(?:[ ]{2,8}|\t)(?P<what>[^\s].{0,80})$",
    regex.MULTILINE,
)
#: What stands before the name of something that is put in.
_PUT_IN = "<{$%"
#: What stands before an editor's command: :set wrap.
_COMMAND = ":"
#: What stands before an option's name, and an option.
_BEFORE_OPTION = lazy_regex(r"(?<![\p{L}\p{N}-])--?$")
_OPTION = lazy_regex(r"(?<![\w-])--?[A-Za-z][A-Za-z0-9-]*$")
_BRACKETED = lazy_regex(r"\([^()\n]{0,200}\)")


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    left = list(_left(view, document))
    yield from left
    # one word is told once: what is known to be the source's is no more "another language"
    told = [(hit.span.start, hit.span.end) for hit in left]
    yield from (hit for hit in _third_language(view) if _outside([(hit.span.start, hit.span.end)], told))


def _left(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    """What was left in the source's language."""
    sentences = left_sentences(view, document)
    found = stretches(view)
    prose = _outside(left_in_prose(view, document), found)
    found = sorted((*found, *prose))
    clauses = _outside(left_clauses(view, document), sentences)
    if sentences or clauses:
        found = sorted((*_outside(found, [*sentences, *clauses]), *sentences, *clauses))
    found = without_addresses(found, view.source, view.target)
    found = [one for one in found if not is_of_program(view, *one) and not _is_marked_word(view, *one)]
    if not found or is_usage(view.written.text("source")):
        return
    code = literal_places(view, "target") if view.written is view.segment else []
    found = [one for one in found if not any(first <= one[0] and one[1] <= last for first, last in code)]
    found = [one for one in found if not _is_of_option(view, *one) and not _is_kept_quoted(view, *one)]
    for start, end in _joined(found, view):
        written = view.target.raw[start:end]
        if f"`{written}" in view.source.raw and f"`{written}" in view.target.raw:
            continue  # code, which both sides have
        before = view.target.raw[start - 1 : start]
        if before and before in f"{_PUT_IN}{_COMMAND}" and f"{before}{written}" in view.source.raw:
            continue  # what a pattern is filled with: <year>-<month>
        if _may_be_name(view, start, end) or written in view.source.hidden:
            continue
        if view.is_left and (is_no_language(view.source) or has_no_word(view.source) or len(written) <= _ABBREVIATION):
            continue
        if _is_recased(view) or _is_kept_quoted(view, start, end):
            continue
        left_whole = (start, end) in sentences or written.strip() == view.source.raw.strip()
        english = left_whole and is_english(written, view.source.language)
        language = language_name(LINGUA_FRANCA if english else view.source.language)
        message = f"“{written}” is left in {language}" if end - start <= 60 else f"this stretch is left in {language}"
        everyday = _HOUSEHOLD if (start, end) in prose else _SAID
        severity = left_severity(view, document, start, end, everyday, sentence=(start, end) in sentences)
        if (start, end) in clauses and (severity == "neutral" or are_near(document)):
            severity = "minor"
        if view.is_left and (many := left_paragraphs(document)):
            first = view.number == many[0]
            message = f"{len(many)} paragraphs are left in {language}, this one first" if first else message
            severity = severity if first else "neutral"
        elif view.is_left and severity is None and view.number in (strings := left_strings(document)):
            first = view.number == strings[0]
            message = f"{len(strings)} strings are left in {language}, this one first" if first else message
            severity = None if first else "minor"
        elif view.is_left and severity is None and "©" in view.source.raw:
            severity = "minor"  # All rights reserved
        yield view.hit("target", start, end, message, severity=severity, twin=_original(written, view.source.raw))


def _is_marked_word(view: SegmentView, start: int, end: int) -> bool:
    """Whether a stretch is one word in small letters that an element or marks hold on both sides, a file's ending, or
    an option's name: what a program calls something, as manual pages set it in bold.
    """
    written = view.target.raw[start:end]
    if option := _BEFORE_OPTION.search(view.target.raw[:start]):
        return f"{option[0]}{written}" in view.source.raw
    if not written.isalpha() or not written.islower():
        return False
    if view.target.raw[:start].endswith("."):
        return f".{written}" in view.source.raw
    if not view.is_marked_up("target", start) or view.unbroken("target", start, end) != end:
        return False
    twin = re.search(rf"(?<!\w){re.escape(written)}(?!\w)", view.source.raw)
    return twin is not None and view.is_marked_up("source", twin.start())


def _outside(found: list[tuple[int, int]], others: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [one for one in found if not any(first < one[1] and one[0] < last for first, last in others)]


def _joined(found: list[tuple[int, int]], view: SegmentView) -> list[tuple[int, int]]:
    """The stretches, one where what parts two of them stands in the source as well: names and numbers of a sentence
    that was left as it is.
    """
    joined: list[tuple[int, int]] = []
    for start, end in found:
        between = view.target.raw[joined[-1][1] : start] if joined else ""
        if joined and len(between) <= _APART and between in view.source.raw:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _third_language(view: SegmentView) -> Iterator[Hit]:
    by_language: dict[str, list[Token]] = {}
    for token, language in of_third_language(view.source, view.target):
        by_language.setdefault(language, []).append(token)
    for language, tokens in by_language.items():
        first, last = tokens[0].start, tokens[-1].end
        between = sum(first <= word.start < last for word in view.target.words)
        own = language == language_name(view.source.language)
        if language and not own and len(tokens) >= _PASSAGE and between <= _SPARSE * len(tokens):
            yield view.hit(
                "target", first, last, f"this stretch is {language}, which neither side is in", severity="minor"
            )
            continue
        for token in tokens:
            which = language or "another language"
            said = f"“{token.text}” is {which}, which neither side is in"
            if own:
                said = f"“{token.text}” is left in {language}"
            yield view.hit("target", token.start, token.end, said, severity="minor")


def _original(written: str, source: str) -> tuple[int, int] | None:
    """Where the words stand in the source: as words, in whatever case, and else wherever their letters do."""
    word = re.search(rf"(?<!\w){re.escape(written)}(?!\w)", source, re.IGNORECASE)
    if word is not None:
        return word.span()
    at = source.find(written)
    return (at, at + len(written)) if at >= 0 else None


def _is_recased(view: SegmentView) -> bool:
    """Whether the paragraph is one word, brackets aside, that was a name and is none in the translation's language:
    Basque, basque.
    """
    source, target = (_BRACKETED.sub("", text.raw).strip() for text in (view.source, view.target))
    return not any(map(str.isspace, target)) and source != target and target.islower() and fold(source) == fold(target)


def _is_kept_quoted(view: SegmentView, start: int, end: int) -> bool:
    """Whether a stretch is within what both sides quote, and no words that a reader must read."""
    quoted = any(first <= start and end <= last for first, last in _quoted(view))
    return quoted and not is_unread(view, start, end)


def _is_of_option(view: SegmentView, start: int, end: int) -> bool:
    """Whether a stretch is of an option that the source has too, whatever the language puts behind it."""
    match = _OPTION.search(view.target.raw[:end])
    return match is not None and match.start() <= start and match.group() in view.source.raw


def _quoted(view: SegmentView) -> list[tuple[int, int]]:
    """Where the translation has what the source quotes, or sets off as an indented line, letter for letter."""
    theirs = {match["what"] for match in _LITERAL.finditer(view.source.raw)}
    return [match.span("what") for match in _LITERAL.finditer(view.target.raw) if match["what"] in theirs]


def _may_be_name(view: SegmentView, start: int, end: int) -> bool:
    """Whether a paragraph that was kept whole may be a byline: capitalised, short, not at the document's head, and no
    heading by its format.
    """
    words = view.target.words
    if any(one.kind == "heading" and one.level for one in view.segment.target):
        return False
    if (start, end) != (words[0].start, words[-1].end) or len(words) > 6:
        return False
    if not all(token.text[0].isupper() for token in words):
        return False
    return view.number > _HEAD or any(_is_unlisted(token.key, view.source) for token in words)


def _is_unlisted(key: str, source: Text) -> bool:
    """Whether the source's dictionary has a word as a name at most: Debian."""
    return has_word_list(source.base) and (not is_listed(key, source.base) or is_listed_name(key, source.base))


CHECK = Check(
    code="untranslated",
    category="Accuracy/Untranslated",
    severity="major",
    page=__doc__,
    segment=find,
)
