"""A punctuation mark where none can be: "in- the", "be@ easier", "expected,? the", "the: talks".

Triggers on a symbol (@ _ ^ ~ |) or hyphen that hangs at the end of a word, where the source has no such mark; on two
marks in a row that do not go together (,? ;, ,.); on a question or exclamation mark in mid-text, where the source has
none at all; on a mark between two names that the source has side by side; on a mark before a bracket or behind a
quotation that the sentence goes on after, where the source has none; on two full stops ("the U.S.."); on a mark after
an article or a preposition that ends no phrase, or behind "and" with no other to close the aside; on a full stop
after a conjunction ("Cheers and. The Show"), behind a number that a little word follows ("week 29. because") or an
ordinal ("the 18th. century") and between two names that the source has side by side ("Deng. Xiaoping"), on a colon
or semicolon in mid-sentence where the source has no pause at all; on an apostrophe that hangs at the end of a word
("town' is", "the town's' plans"); in English, the Romance languages, Swedish and Norwegian on a comma before the
clause that says what is said ("He said, that the road"), if the source has such a one; on a comma, a semicolon or a
possessive ending that begins a text (", 53, took office"). In English on a comma, semicolon or colon between two
words that belong together ("was, born", "managed: to"): by how much they are drawn to each other, what they are,
which marks are around and whether the source has as many, weighed by odds that were fitted on prose; and between a
preposition and a date, or an adverb and what is said (is also, the base). The suggestion leaves the mark out, where
there is nothing else to be done.

Leaves alone: suspended hyphens ("pre- and post-war"), "etc.,", "U.S.,", "?!" and dots in a row, addresses, anything
that the source has the same way.

Flagged (ru → en): `Он верил в закон.` → `He believed in- the law.` — `in-`
Not flagged (de → en): `Er studierte auch Kunst der Vor- und Nachkriegszeit, Musik usw. in den USA.` → `He studied pre-
and post-war art, music etc., in the U.S., too.`

False alarms: 0.5 % of 30,585 English texts of all kinds (help pages, news, fiction, a game, the Bible) that nothing was
fitted on, most of them in the Bible and the game, whose clauses begin with a colon or a semicolon; none of 502
translations of DEMETR.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.added_marks import added_marks
from review.checks.shared.broken_phrases import breaks_phrase
from review.checks.shared.clauses_parted import is_adverb, may_be_clause, parts_a_place, parts_clauses, parts_list
from review.checks.shared.commas_before_clauses import begins_clause
from review.checks.shared.doubled_marks import HANGING, doubled_marks, two_stops
from review.checks.shared.hanging_apostrophes import hanging_apostrophes
from review.checks.shared.marks_inside import stands_inside
from review.checks.shared.pauses import is_behind_pause, pauses
from review.checks.shared.stops_behind_numbers import stops_behind_numbers
from review.checks.shared.stops_within import stops_within
from review.checks.views import DocumentView, SegmentView
from review.languages.language import EVERYWHERE, language_of
from review.lazy_patterns import lazy_re
from review.text.function_words import cannot_end, closed_classes
from review.text.lexicon import frequency
from review.text.names.person_names import is_usual_given
from review.text.page.credits import find_credit
from review.text.word_pairs import has_word_pairs

__all__ = ["CHECK"]

_QUICK = lazy_re(r"[^\W_][-@_^~|:;!?,.،؛][ ,.;:!?@_^~|-]|[,;:][-,.;:!?@_^~|]")
#: The end of a word, a mark or two, and the beginning of the next word.
_JOINT = lazy_re(r"(?<![\w@/.&#])(?P<word>[^\W_]+)(?P<marks>[-@_^~|:;!?,،؛])(?P<gap> [(\"“]?)(?P<next>[^\W_]+)")
#: A colon or semicolon behind a quotation that the sentence goes on after, and a mark there in a source.
_BEHIND_QUOTE = lazy_re(r"(?<![^\W_])(?P<word>[^\W_]+[\"”»])(?P<marks>[:;])(?P<gap> )(?P<next>[^\W\d_]+)")
_MARK_BEHIND_QUOTE = lazy_re(r"[\"”“»」』’']\s?[-,;:،，；：、–—]")
#: A mark before a bracket.
_MARK_BEFORE_BRACKET = lazy_re(r"[,;:،，；：、]\s?[(（]")
#: What no text begins with.
_BEGINNING = lazy_re(r"\s*(?P<mark>[,;、，،؛](?=\s)|(?P<ending>['’]s)(?= [^\W\d_]))")
#: Marks that part clauses, of any script, and dashes, which may become any of them.
_PAUSES = ",、，،;；؛:：·"
_DASHES = ("—", "–", "--", " - ")
#: A sentence of more words is parted so where its parts are clauses, which only a table of pairs tells.
_LONG = 15
#: What a suspended hyphen joins stands within so many words; so frequent (Zipf) is a word that is no prefix.
_ASIDE, _EVERYDAY = 4, 4.0
#: So many words at most are said again at once.
_AGAIN, _WORDS = 4, lazy_re(r"[^\W_]+")
_IN_LATIN = {"،": ",", "؛": ";"}
_KINDS = {"?": "?？؟;՞፧", "!": "!！՜", ":": ":：՝፡፥፦", ";": ";；؛·፤", ",": ",，、،՝፣", ".": ".。।۔։።"}


def find(view: SegmentView, _document: DocumentView) -> Iterator[Hit]:
    text = view.target.raw
    if not view.paired:
        return
    yield from _first(view)
    yield from two_stops(view)
    yield from stops_behind_numbers(view)
    yield from _behind_quotes(view)
    for start, end, word in hanging_apostrophes(view):
        yield view.hit("target", start, end, f"an apostrophe hangs at the end of “{word}”", suggestion=word)
    if not _QUICK.search(text):
        return
    yield from stops_within(view)
    yield from doubled_marks(view)
    weighed = has_word_pairs(view.target.base)
    added = {
        match.start("marks") for match, sure in added_marks(view.source, view.target) if _is_own(match, view, sure)
    }
    position = 0
    while (match := _JOINT.search(text, position)) is not None:
        position = match.start("gap")
        if match["marks"] == "," and _says_again(match, text):
            continue
        message = _impossible(match, view) or parts_a_place(match, view)
        if message is None and match.start("marks") in added:
            message = f"“{match['marks']}” between “{match['word']}” and “{match['next']}”, which belong together"
        if message is None and match["marks"] in ":;" and not weighed and _is_one_too_many(match, view):
            message = f"“{match['marks']}” after “{match['word']}”, where the source has no such mark"
        if message is not None:
            yield view.hit("target", match.start("word"), match.end("marks"), message, suggestion=match["word"])


def _first(view: SegmentView) -> Iterator[Hit]:
    """A comma or a possessive ending that begins a text, where what stood before it is missing."""
    match = _BEGINNING.match(view.target.raw)
    if match is None or (match["ending"] and not view.target.rules.quotation.closed_apostrophe):
        return
    first = next((char for char in view.source.raw if not char.isspace()), "")
    if first.isalnum() and not first.islower():
        yield view.hit("target", *match.span("mark"), f"“{match['mark']}” begins the text")


def _behind_quotes(view: SegmentView) -> Iterator[Hit]:
    """A colon or semicolon behind a quotation in mid-sentence, where the source has no mark behind one."""
    if _MARK_BEHIND_QUOTE.search(view.source.raw):
        return
    for match in _BEHIND_QUOTE.finditer(view.target.raw):
        mark = match["marks"]
        if match["next"].islower() and not any(sign in view.source.raw for sign in _KINDS[mark]):
            message = f"“{mark}” behind a quotation that the sentence goes on after"
            yield view.hit("target", match.start("word"), match.end("marks"), message, suggestion=match["word"])


def _impossible(match: re.Match[str], view: SegmentView) -> str | None:
    """Why the mark cannot stand there, None where it can."""
    mark, source = _IN_LATIN.get(match["marks"], match["marks"]), view.source.raw
    word, following = match["word"].casefold(), match["next"].casefold()
    if match.group() in source:
        return None
    if mark in HANGING:
        return None if mark in source else f"a stray “{mark}” after “{match['word']}”"
    classes = closed_classes(view.target.base)
    if mark in ":;" and (message := parts_list(match, view, _KINDS[mark])) is not None:
        return message
    if mark == "-":
        if following in language_of(EVERYWHERE).words.joins_hyphen or not match["word"][0].isalpha():
            return _hangs_before_joint(match, view)
        little = classes.prepositions | classes.determiners if classes is not None else frozenset()
        if match["word"].islower() and (word in little or (match["next"].islower() and following in little)):
            return f"a hyphen hangs at the end of “{match['word']}”"
        if "-" in view.target.raw[match.end("gap") : match.end("gap") + 40].replace(" - ", " "):
            return None
        if "- " in source.replace(" - ", " ") or (frequency(word, view.target.base) < 3 and match["word"].islower()):
            return None
        return f"a hyphen hangs at the end of “{match['word']}”"
    if f"{match['word']} {match['next']}" in source and match["word"].istitle() and match["next"].istitle():
        if mark == "," and not is_usual_given(match["word"]):
            return None  # a town and its state
        return f"“{mark}” between two words that the source has side by side"
    if mark in ",;:" and match["gap"].endswith("("):
        brackets = any(sign in source for sign in "(（") and not _MARK_BEFORE_BRACKET.search(source)
        return f"“{mark}” before a bracket, where the source has none" if brackets else None
    if mark not in "!?" and not (match["word"][0].isalpha() and following[0].isalpha()):
        return None
    if mark == "." or (mark != "," and any(other in source for other in _KINDS[mark])):
        return None
    if mark in "!?":
        if match["word"].isalpha() and match["next"].islower():
            return None  # in lower case it is `split-sentence`
        broken = cannot_end(word, view.target.language)
        if view.source.rules.marks.unmarked_questions and "(" not in match["gap"] and not broken:
            return None
        if mark == "!" and match["next"][0].isupper() and len(view.target.sentences) <= len(view.source.sentences):
            return None  # for a full stop, which is taste
        return f"“{mark}” in the translation, none in the source"
    if match.start("word") in view.target.mentioned:
        return None
    if breaks_phrase(match, view):
        return f"“{match['marks']}” after “{match['word']}”, which a word must follow"
    if mark in ",;:" and stands_inside(match, view):
        return f"“{mark}” between “{match['word']}” and “{match['next']}”, which belong together"
    if begins_clause(match, view):
        return f"“,” before “{match['next']}”, which begins what the sentence says"
    if not has_word_pairs(view.target.base):
        return None
    if classes is not None and word in classes.determiners and not match["word"].isupper() and len(following) > 1:
        return None if _is_letter(match, view) else f"“{mark}” after “{match['word']}”, which a word must follow"
    return None


def _hangs_before_joint(match: re.Match[str], view: SegmentView) -> str | None:
    """What to say of a hyphen before "and" where no other word with a hyphen follows, in a language without compounds,
    whose second word would have one too (pre- and post-war).
    """
    if view.target.rules.traits.compounds is not False or not match.group().islower() or "- " in view.source.raw:
        return None
    ahead = view.target.raw[match.end() :].split()[:_ASIDE]
    known = frequency(match["word"].casefold(), view.target.base) >= _EVERYDAY
    return (
        None if not known or any("-" in word for word in ahead) else f"a hyphen hangs at the end of “{match['word']}”"
    )


def _says_again(match: re.Match[str], text: str) -> bool:
    """Whether what stands before a mark stands behind it once more: hold on, hold on."""
    before, after = (
        _WORDS.findall(part.casefold()) for part in (text[: match.end("word")], text[match.end("marks") :])
    )
    return any(before[-count:] == after[:count] for count in range(1, min(_AGAIN, len(before), len(after)) + 1))


def _is_own(match: re.Match[str], view: SegmentView, sure: bool) -> bool:
    """Whether a mark is the translation's own, and neither stands behind a letter (vitamin a) nor parts two clauses,
    unless it is `sure` that it is one too many.
    """
    text, mark = view.target.raw, match["marks"]
    if match.group() in view.source.raw or _inside_brackets(text, match.start()) or _is_letter(match, view):
        return False
    if match.start("word") in view.target.mentioned or is_behind_pause(match["next"], view.source.raw):
        return False
    if mark == ";" and _stands_for_a_pause(view) and may_be_clause(match, view):
        return False
    credit = find_credit(text, view.target.language) if mark == ":" else None
    if credit is not None and credit.start <= match.start() < credit.who_start:
        return False  # Photo: AFP, which others write without one
    if mark == ",":
        return True
    first, comma, _ = text[match.end("gap") :].partition(",")
    if comma and len(first.split()) < _ASIDE and (is_adverb(match, view) or (mark == ":" and not sure)):
        return False  # an adverb that parts two sentences: "; in fact, …"
    if sure:
        return True
    return mark == ":" or not parts_clauses(match, view)


def _stands_for_a_pause(view: SegmentView) -> bool:
    """Whether it is the only pause, and the source has one, or another sentence: the nail is bent; pull it out."""
    source, target = (pauses(text.raw) + len(text.sentences) for text in (view.source, view.target))
    return source >= target and pauses(view.target.raw) == 1


def _is_letter(match: re.Match[str], view: SegmentView) -> bool:
    words = view.target.rules.words
    before = view.target.raw[: match.start()].rstrip()
    return match["word"].casefold() in words.letter_articles and before.endswith(words.before_letter)


def _is_one_too_many(match: re.Match[str], view: SegmentView) -> bool:
    """Whether a colon or semicolon in mid-sentence is beside a source that has no pause at all: it stands for none."""
    mark, source, target = match["marks"], view.source.raw, view.target.raw
    if any(other in source for other in (*_KINDS[mark], *_DASHES)) or view.source.rules.marks.no_full_stop:
        return False
    if target.count(mark) > 1 or (mark == ";" and parts_clauses(match, view)):
        return False  # a list, or two clauses
    if len(view.target.words) > _LONG:
        return False
    if not view.source.words or _inside_brackets(target, match.start()):
        return False
    if len(view.target.sentences) < len(view.source.sentences):
        return False
    if view.source.rules.marks.unmarked_questions:
        return False
    if not match["word"].isalpha() or not match["word"].islower() or len(match["word"]) < 2 or match.group() in source:
        return False  # a label, a number
    if match["next"][0].isupper() and not cannot_end(match["word"].casefold(), view.target.language):
        return False  # a label, or a clause that begins with a name
    return not any(sign in source for sign in _PAUSES)  # it may stand for any of those


def _inside_brackets(text: str, at: int) -> bool:
    return text.rfind("(", 0, at) > text.rfind(")", 0, at)


CHECK = Check(
    code="stray-punctuation",
    category="Linguistic conventions/Punctuation",
    severity="minor",
    page=__doc__,
    segment=find,
)
