"""A punctuation mark where none can be: "in- the", "be@ easier", "expected,? the", "the: talks".

Triggers on a symbol (@ _ ^ ~ |) or hyphen that hangs at the end of a word, where the source has no such mark; on two
marks in a row that do not go together (,? ;, ,.); on a question or exclamation mark in mid-text, where the source has
none at all; on a mark between two names that the source has side by side; in English on a mark after an article, and on
a colon or semicolon after a preposition or before an auxiliary ("people; could") or within a phrase ("managed: to"),
where the source has none; on a colon or semicolon in mid-sentence where the source has no such mark, comma or dash, or
fewer of them all; there also on a comma after an auxiliary or a conjunction or within a phrase ("was, born"); on an
apostrophe that hangs at the end of a word ("town' is"); on a comma, a semicolon or a possessive ending that begins a
text (", 53, took office"). The suggestion leaves the mark out, where there is nothing else to be done.

Leaves alone: suspended hyphens ("pre- and post-war"), "etc.,", "U.S.,", "?!" and dots in a row, addresses, anything
that the source has the same way.

Flagged (ru → en): `Он верил в закон.` → `He believed in- the law.` — `in-`
Not flagged (de → en): `Er studierte auch Kunst der Vor- und Nachkriegszeit, Musik usw. in den USA.` → `He studied pre-
and post-war art, music etc., in the U.S., too.`

False alarms: 0.02 % of 12,900 clean translations (DEMETR fr de ru zh hi into and out of English, FLORES-200 dev
vi→en, en→vi, pt→en, NTREX en-vi both ways, TED zh→en). The rules were made with these texts at hand: there will be more
on others, and of findings in texts that professionals annotated about three in four are right (`docs/accuracy.md`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.checks.check import Check, DocumentView, Hit, SegmentView
from review.checks.shared.hanging_apostrophes import hanging_apostrophes
from review.checks.shared.pauses import has_more_pauses
from review.languages.language import EVERYWHERE, language_of
from review.lazy_patterns import lazy_re
from review.text.function_words import begins_adverb, cannot_end, closed_classes
from review.text.lexicon import frequency
from review.text.names.person_names import is_usual_given
from review.text.normalize import fold
from review.text.word_pairs import attraction, has_word_pairs, meet

__all__ = ["CHECK"]

_QUICK = lazy_re(r"[^\W_][-@_^~|:;!?,.][ ,.;:!?@_^~|-]|[,;:][-,.;:!?@_^~|]")
#: The end of a word, a mark or two, and the beginning of the next word.
_JOINT = lazy_re(r"(?<![\w@/.&#])(?P<word>[^\W_]+)(?P<marks>[-@_^~|:;!?,])(?P<gap> [(\"“]?)(?P<next>[^\W_]+)")
_DOUBLED = lazy_re(r"(?<![\w&#])(?P<word>[^\W_]+)(?P<marks>[,;:][-,.;:!?@_^~|]|[.!?][@_^~|]|[-@_^~|][,;:.!?])(?=\s)")
#: What no text begins with.
_BEGINNING = lazy_re(r"\s*(?P<mark>[,;、，،؛](?=\s)|(?P<ending>['’]s)(?= [^\W\d_]))")
#: Marks that part clauses, of any script, and dashes, which may become any of them.
_PAUSES = ",、，،;；؛:：·"
_DASHES = ("—", "–", "--", " - ")
#: A sentence of more words is parted so where its parts are clauses, which only a table of pairs tells.
_LONG = 15
#: So much two words are drawn to each other (`attraction`) that no comma parts them.
_DRAWN = 1.2
#: An aside between two commas has so many words at most.
_ASIDE = 4
_HANGING = frozenset("@_^~|")
_KINDS = {"?": "?？؟;", "!": "!！", ":": ":：", ";": ";；؛", ",": ",，、،", ".": ".。।۔"}


def find(view: SegmentView, _document: DocumentView) -> Iterator[Hit]:
    text = view.target.raw
    if not view.paired:
        return
    yield from _first(view)
    for start, end, word in hanging_apostrophes(view):
        yield view.hit("target", start, end, f"an apostrophe hangs at the end of “{word}”", suggestion=word)
    if not _QUICK.search(text):
        return
    for pair in _DOUBLED.finditer(text):
        if _goes_together(pair, view):
            continue
        end = pair.end("marks")
        marks = pair["marks"]
        keep = next((mark for mark in marks if mark in ",.;:" and mark in view.source.raw), None)
        yield view.hit("target", pair.start(), end, f"“{marks}”: two marks in a row", suggestion=(
            pair["word"] + keep if keep is not None else None))  # fmt: skip
    position = 0
    while (match := _JOINT.search(text, position)) is not None:
        position = match.start("gap")
        message = _impossible(match, view)
        if message is None and match["marks"] in ":;" and _is_one_too_many(match, view):
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


def _goes_together(match: re.Match[str], view: SegmentView) -> bool:
    marks, source = match["marks"], view.source.raw
    if marks in source or marks[0] == marks[1] == "-" or marks in (":-", ";-"):
        return True
    if marks[0] == "-" and marks[1] in ",;" and match["word"][-1:].isalpha():
        return True  # a suspended hyphen: Text-, Bild- und Tondateien
    if marks[1] == "-" and marks[0] in ",;:":
        return ",–" in source or ",—" in source
    return marks[0] in _HANGING and (marks[0] in source or match["word"].isdigit())


def _impossible(match: re.Match[str], view: SegmentView) -> str | None:
    """Why the mark cannot stand there, None where it can."""
    mark, source = match["marks"], view.source.raw
    word, following = match["word"].casefold(), match["next"].casefold()
    if match.group() in source:
        return None
    if mark in _HANGING:
        return None if mark in source else f"a stray “{mark}” after “{match['word']}”"
    classes = closed_classes(view.target.base)
    if mark == "-":
        if following in language_of(EVERYWHERE).words.joins_hyphen or not match["word"][0].isalpha():
            return None
        if (
            classes is not None
            and match.group().islower()
            and (following in classes.prepositions | classes.determiners or word in classes.determiners)
        ):
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
    if mark not in "!?" and not (match["word"][0].isalpha() and following[0].isalpha()):
        return None
    if mark == "." or (mark != "," and any(other in source for other in _KINDS[mark])):
        return None
    if mark in "!?":
        if (match["word"].isalpha() and match["next"].islower()) or view.source.rules.marks.unmarked_questions:
            return None  # in lower case it is `split-sentence`
        return f"“{mark}” in the translation, none in the source"
    words = view.target.rules.words
    if classes is None or not words.phrase_never_last:
        return None
    if match.start("word") in view.target.mentioned:
        return None
    if word in classes.determiners and not match["word"].isupper() and len(following) > 1:
        labelled = word in words.letter_articles and view.target.raw[: match.start()].rstrip().endswith(
            words.before_letter
        )
        return None if labelled else f"“{mark}” after “{match['word']}”, which a word must follow"
    if mark == "," and _parts_what_belongs_together(match, view):
        return f"“,” between “{match['word']}” and “{match['next']}”, where the source has none"
    if mark == ";" and match["word"].islower() and (word in words.phrase_never_last or word in classes.conjunctions):
        return f"“{mark}” after “{match['word']}”, which a word must follow"
    if mark == "," or match["next"][0].isupper():
        return None
    if word in words.phrase_never_last and match["word"].islower():
        return f"“{mark}” after “{match['word']}”, which a word must follow"
    never_first = words.phrase_never_first
    if begins_adverb(view.target.raw, match.start("next"), view.target.language):
        return None
    if following in (never_first if mark == ":" else never_first | classes.prepositions):
        return f"“{mark}” in mid-phrase, before “{match['next']}”"
    rest = view.target.raw[match.end("gap") :]
    listing = mark == ":" and ("," in rest or ";" in rest) and not meet(word, following, view.target.base)
    if mark == ";" and _parts_clauses(match, view):
        return None
    if match.group().islower() and not listing and _parts_a_phrase(mark, word, following, view.target.base):
        return f"“{mark}” in mid-phrase, between “{match['word']}” and “{match['next']}”"
    return None


def _parts_what_belongs_together(match: re.Match[str], view: SegmentView) -> bool:
    """Whether a comma that the source has not, and no second one behind it, stands after an auxiliary or a conjunction
    or between two words that are drawn to each other: was, born; because, of.
    """
    word, following, base = match["word"], match["next"], view.target.base
    classes, text = closed_classes(base), view.target.raw
    end = next((one.end for one in view.target.sentences if one.start <= match.start() < one.end), len(text))
    if not match.group().islower() or word == following or classes is None or "," in text[match.end() : end]:
        return False
    if "," in " ".join(text[: match.start()].split()[-_ASIDE:]):
        return False  # it closes an aside: the study, in fact, that …
    gaps = view.target.rules.gaps
    if not has_word_pairs(base) or not has_more_pauses(view) or following in gaps.pronouns | gaps.relative:
        return False
    if word in classes.auxiliaries | classes.conjunctions | gaps.after_adverbial:
        return True
    return meet(word, following, base) and (attraction(word, following, base) or 0) >= _DRAWN


def _parts_clauses(match: re.Match[str], view: SegmentView) -> bool:
    """Whether a semicolon stands between two clauses, each with a verb of its own, the second one with its subject."""
    classes = closed_classes(view.target.base)
    following = match["next"].casefold()
    subject = any(following == forms.split()[0] for forms in view.target.rules.words.pronoun_forms)
    if subject:
        return True
    if classes is None or following not in classes.determiners:
        return False
    start, end = next(
        (one for one in view.target.sentences if one.start <= match.start() < one.end), (0, len(view.target.raw))
    )
    halves = [
        {word.key for word in view.target.words if first <= word.start and word.end <= last}
        for first, last in ((start, match.start("marks")), (match.end("marks"), end))
    ]
    return all(half & classes.auxiliaries for half in halves)


def _is_one_too_many(match: re.Match[str], view: SegmentView) -> bool:
    """Whether a colon or semicolon in mid-sentence is beside a source that has no pause at all: it stands for none."""
    mark, source, target = match["marks"], view.source.raw, view.target.raw
    if any(other in source for other in (*_KINDS[mark], *_DASHES)) or view.source.rules.marks.no_full_stop:
        return False
    if target.count(mark) > 1 or (mark == ";" and _parts_clauses(match, view)):
        return False  # a list, or two clauses
    if len(view.target.words) > _LONG and not has_word_pairs(view.target.base):
        return False
    if not view.source.words or _inside_brackets(target, match.start()):
        return False
    if len(view.target.sentences) < len(view.source.sentences):
        return False
    if has_word_pairs(view.target.base) and has_more_pauses(view) and (mark == ";" or match["next"].islower()):
        lists = mark == ":" and "," in target[match.end() :]
        return (
            match.group() not in source
            and not lists
            and not _is_transition(match, view)
            and not _begins_clause(match, view)
        )
    if view.source.rules.marks.unmarked_questions:
        return False
    if not match["word"].isalpha() or not match["word"].islower() or len(match["word"]) < 2 or match.group() in source:
        return False  # a label, a number
    if match["next"][0].isupper() and not cannot_end(match["word"].casefold(), view.target.language):
        return False  # a label, or a clause that begins with a name
    return not any(sign in source for sign in _PAUSES)  # it may stand for any of those


def _begins_clause(match: re.Match[str], view: SegmentView) -> bool:
    """Whether what follows the mark begins a clause: "; not only does it …", "what he had said: that …"."""
    following, classes, gaps = fold(match["next"]), closed_classes(view.target.base), view.target.rules.gaps
    openers = (
        gaps.pronouns | gaps.relative | gaps.notes | (classes.conjunctions if classes is not None else frozenset())
    )
    return following in openers


def _is_transition(match: re.Match[str], view: SegmentView) -> bool:
    """Whether an adverb and a comma follow the mark, which parts two sentences then: "; in fact, …"."""
    first, comma, _ = view.target.raw[match.end("gap") :].partition(",")
    return bool(comma) and len(first.split()) < _ASIDE


def _inside_brackets(text: str, at: int) -> bool:
    return text.rfind("(", 0, at) > text.rfind(")", 0, at)


def _parts_a_phrase(mark: str, word: str, following: str, base: str) -> bool:
    """Whether a mark that the source has not parts two words of one phrase: managed: to. No colon stands between two
    words in lower case for its own sake; a semicolon does, but not where the words are drawn to each other.
    """
    return mark == ":" or (mark == ";" and meet(word, following, base) and (attraction(word, following, base) or 0) > 0)


CHECK = Check(
    code="stray-punctuation",
    category="Linguistic conventions/Punctuation",
    severity="minor",
    page=__doc__,
    segment=find,
)
