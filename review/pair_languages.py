"""Which languages a pair of texts is in: as said, as the files' names tell, or as the texts read; and where that is
not so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from review.config import Settings
from review.errors import LanguageError, UsageError
from review.languages.language import language_tags
from review.model import OBJECT, Document, Paragraph, Side
from review.text.function_words import closed_words
from review.text.language import base_language, check_tag, detect, language_called, language_name
from review.text.reading import read_paragraph
from review.text.scripts import all_scripts_of, script_of
from review.text.tokens import tokenize

__all__ = [
    "language_of_catalogue",
    "languages_in_name",
    "languages_of",
    "misnamed",
    "refuse_swapped",
    "said_or_told",
    "sample_of",
]

#: How much of each side is looked at, in characters.
_SAMPLE = 4000
#: How sure of the wrong language one must be on both sides to refuse a pair.
_SWAPPED = 0.9
#: So many times as many function words of one language as of the other leave no doubt which it is.
_PLAIN = 3
#: How sure one must be of another language to mention it, and of how many of its function words and letters. Where
#: the script is another, the language is another, and less will do to name it.
_OTHER, _WORDS, _LETTERS = 0.98, 10, 150
_OTHER_SCRIPT, _STRANGE_LETTERS = 0.5, 60
#: Two tags of a file's name.
_PAIR = re.compile(r"([A-Za-z]{2})[-_]([A-Za-z]{2})")
#: What Japanese and Korean texts always have some of, whatever they have of the Chinese script.
_BESIDE_CHINESE = frozenset(("HIRAGANA", "KATAKANA", "HANGUL"))


def sample_of(paragraphs: Sequence[Paragraph]) -> str:
    """What a reader sees first of a text, code left out."""
    read: list[str] = []
    size = 0
    for paragraph in paragraphs:
        if paragraph.kind != "code":
            read.append(read_paragraph(paragraph).text.replace(OBJECT, " "))
            size += len(read[-1])
            if size > _SAMPLE:
                break
    return "\n".join(read)


def languages_of(settings: Settings, texts: tuple[str, str], names: tuple[str, str]) -> tuple[str, str]:
    """Source and target language: as set, else from the files' names (`article.vi.txt`; `vi.json` beside `en.json`, a
    folder `vi` beside one `en`), else detected.

    Raises LanguageError for an unknown tag and UsageError where nothing tells the language.
    """
    tags = (settings.source_language, settings.target_language)
    told = [tag or _language_in(name) for tag, name in zip(tags, names, strict=True)]
    if told == [None, None]:
        told = [*_languages_between(*names)]
    return said_or_told(told, texts, names)


def said_or_told(
    tags: Sequence[str | None],
    texts: tuple[str, str],
    names: tuple[str, str],
    named: tuple[str | None, str | None] = (None, None),
) -> tuple[str, str]:
    """Source and target language: as said, else as the texts are, else as the one file of both is `named`; raises as
    `languages_of` does.
    """
    chosen = []
    for role, tag, text, name, otherwise in zip(("source", "target"), tags, texts, names, named, strict=True):
        if tag is None:
            guess, probability = detect(text[:_SAMPLE])
            if probability < _SWAPPED and otherwise is not None:
                guess = otherwise
            elif probability < _SWAPPED:
                raise UsageError(f"{name}: its language cannot be told; say it with --{role}-language")
            tag = guess
        chosen.append(check_tag(tag))
    if chosen[0] == chosen[1]:
        raise LanguageError(
            f"source and target are both {language_name(chosen[0])} ({chosen[0]}); "
            "say what they are with --source-language and --target-language"
        )
    return chosen[0], chosen[1]


def _language_in(name: str) -> str | None:
    suffixes = Path(name).suffixes
    if len(suffixes) < 2:
        return None
    try:
        return check_tag(suffixes[-2][1:])
    except LanguageError:
        return None


def languages_in_name(path: Path | str) -> tuple[str | None, str | None]:
    """The languages that the name of a file of both says: zh-en.tsv, news.zh-en.csv, en_vi.tsv.gz. None where it says
    none.
    """
    for part in Path(path).name.split(".")[:-1][::-1]:
        pair = _PAIR.fullmatch(part)
        source, target = (language_called(pair[1]), language_called(pair[2])) if pair else (None, None)
        if source and target and source != target:
            return source, target
    return None, None


def language_of_catalogue(path: Path, source: str) -> str | None:
    """The language that a catalogue's name or folders say, from the last on: app.vi.po, vi.po, vi/LC_MESSAGES/app.po.
    None where none of them is another language's tag than the source's.
    """
    folders = [name for name in path.parent.parts if name != "LC_MESSAGES"]
    named = [_language_in(path.name), language_called(path.stem), *map(language_called, folders[-1:])]
    return next((tag for tag in named if tag and base_language(tag) != base_language(source)), None)


def _languages_between(source: str, target: str) -> tuple[str | None, str | None]:
    """The languages in which two paths differ, where they differ in nothing else."""
    parts = [[*Path(path).parent.parts, Path(path).stem] for path in (source, target)]
    if len(parts[0]) != len(parts[1]):
        return None, None
    called = {(language_called(one), language_called(two)) for one, two in zip(*parts, strict=True) if one != two}
    return called.pop() if len(called) == 1 and not any(None in pair for pair in called) else (None, None)


def refuse_swapped(texts: tuple[str, str], languages: tuple[str, str], names: tuple[str, str]) -> None:
    """Raises LanguageError where each text is surely in the other's language."""
    if base_language(languages[0]) == base_language(languages[1]):
        return
    words = [_words(text) for text in texts]
    if any(_reads_as(keys, *pair) for keys, pair in zip(words, (languages, languages[::-1]), strict=True)):
        return
    readings = [detect(text[:_SAMPLE], languages) for text in texts]
    wrong = [
        found == base_language(other) and probability >= _SWAPPED
        for (found, probability), other in zip(readings, languages[::-1], strict=True)
    ]
    if all(wrong):
        raise LanguageError(
            f"the pair seems to be in swapped order: {names[0]} reads as {language_name(languages[1])}, "
            f"{names[1]} as {language_name(languages[0])}; exchange the files, or the languages"
        )


def _words(text: str) -> list[str]:
    return [token.key for token in tokenize(text[:_SAMPLE])]


def _own(words: Sequence[str], language: str, other: str) -> tuple[int, int]:
    """How many words are function words of the one language alone, and of the other alone."""
    one, another = closed_words(base_language(language)), closed_words(base_language(other))
    return sum(key in one and key not in another for key in words), sum(
        key in another and key not in one for key in words
    )


def _reads_as(words: Sequence[str], language: str, other: str) -> bool:
    """Whether a text is plainly in a language rather than in the other, by their function words: it spares most runs
    the loading of py3langid.
    """
    mine, theirs = _own(words, language, other)
    return bool(closed_words(base_language(other))) and mine >= _PLAIN * max(1, theirs)


def misnamed(document: Document) -> tuple[str, ...]:
    """A line for each side whose text is surely in another language than the document says."""
    sides: tuple[tuple[Side, str, str, Path | None], ...] = (
        ("source", "source", document.source_language, document.source_path),
        ("target", "translation", document.target_language, document.target_path),
    )
    lines = []
    for side, role, said, path in sides:
        text = sample_of([p for segment in document.segments for p in segment.paragraphs(side)])
        found = _other_language(text[:_SAMPLE], said)
        if found is not None:
            where = f"the {role}" + (f" ({path.name})" if path is not None else "")
            lines.append(
                f"{where} reads as {language_name(found)}, and is said to be {language_name(said)}: "
                f"check --{side}-language, the file's name and its settings"
            )
    return tuple(lines)


def _other_language(text: str, said: str) -> str | None:
    """The language (base tag) that a text is surely in instead; None where it may be the one that is said.

    py3langid must be sure of it, and there must be other evidence: letters of another script, or many function words
    of that language and few of the one that is said. Languages that are nearly alike pass for each other.
    """
    scripts = Counter(script for letter in text if (script := script_of(letter)))
    letters = sum(scripts.values())
    own = all_scripts_of(said)
    own = own & _BESIDE_CHINESE or own
    strange = bool(own) and sum(scripts[name] for name in own) * 10 < letters
    if letters < (_STRANGE_LETTERS if strange else _LETTERS):
        return None
    words = [] if strange else _words(text)
    if not strange and (_has_its_words(words, said) or not any(_plainly(words, tag, said) for tag in language_tags())):
        return None  # without the loading of py3langid
    found, probability = detect(text)
    if probability < (_OTHER_SCRIPT if strange else _OTHER) or found in (base_language(said), "zxx"):
        return None
    return found if strange or _plainly(words, found, said) else None


def _plainly(words: Sequence[str], language: str, said: str) -> bool:
    """Whether many words are function words of a language and few those of the one that is said."""
    mine, theirs = _own(words, language, said)
    return mine >= _WORDS and mine >= _PLAIN * max(1, theirs)


def _has_its_words(words: Sequence[str], said: str) -> bool:
    """Whether one word in ten is a function word of the language."""
    own = closed_words(base_language(said))
    return sum(key in own for key in words) * 10 >= len(words)
