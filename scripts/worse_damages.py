"""Damages one place of a translation, for `fit_worse.py`: 30 kinds, made of words, their neighbours and their shapes.

Nothing here knows a grammar. What is plausible in a place is what a corpus of the language has seen there; which words
are function words is told by how often they occur. The kinds that need
words of a language by name (tense, case, gender, negation) have them from `worse_damages.toml`.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

from seen_words import WORD, Corpus, Text

__all__ = ["DAMAGES"]

_TABLES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_AUXILIARIES = frozenset(_TABLES["auxiliaries"])


def _drop(t: Text, wanted: Callable[[str], bool]) -> str | None:
    n = t.one(wanted)
    return None if n is None else t.without(n, n)


def _drop_first(t: Text) -> str | None:
    if len(t.places) < 5:
        return None
    rest = t.text[t.places[t.chance.choice((1, 1, 2, 3))][0] :]
    return rest[0].upper() + rest[1:]


def _drop_phrase(t: Text) -> str | None:
    if len(t.places) < 9:
        return None
    n = t.chance.randrange(1, len(t.places) - 5)
    return t.without(n, n + t.chance.choice((1, 2, 2, 3, 4)))


def _unnoticed(t: Text, n: int, last: int) -> bool:
    """Whether what stands around the words n to `last` has been seen side by side."""
    after = t.word(last + 1) if last + 1 < len(t.places) else "."
    apart = t.text[t.places[n - 1][1] : t.places[n][0]], t.text[t.places[last][1] : t.places[last][1] + 1]
    return apart[0] == " " and apart[1] in " ." and t.corpus.pairs[t.word(n - 1), after] >= 2


def _drop_unnoticed(t: Text) -> str | None:
    some = [n for n in t.those(t.content) if _unnoticed(t, n, n)]
    return t.without(n := t.chance.choice(some), n) if some else None


def _drop_phrase_unnoticed(t: Text) -> str | None:
    """From a function word to before the next one, or to the next mark."""
    some = []
    for n in t.those(t.function):
        last = n
        while last + 1 < len(t.places) and t.text[t.places[last][1] : t.places[last + 1][0]] == " " and last < n + 6:
            if last > n and t.function(t.word(last + 1)):
                break
            last += 1
        if last > n and _unnoticed(t, n, last):
            some.append((n, last))
    return t.without(*t.chance.choice(some)) if some else None


def _name(t: Text) -> str | None:
    n = t.one(lambda w: w[0].isupper())
    return None if n is None else t.instead(n, t.chance.choice(t.corpus.names))


def _swap(t: Text) -> str | None:
    beside = [n for n in range(1, len(t.places) - 1) if t.text[t.places[n][1] : t.places[n + 1][0]] == " "]
    if not beside:
        return None
    n = t.chance.choice(beside)
    return t.put(t.places[n][0], t.places[n + 1][1], f"{t.word(n + 1)} {t.word(n)}")


def _misspell(t: Text) -> str | None:
    n = t.one(lambda w: len(w) > 3, 0)
    if n is None:
        return None
    start, end = t.places[n]
    at = t.chance.randrange(start + 1, end - 1)
    here, after = t.text[at], t.text[at + 1]
    kind = t.chance.randrange(3)
    if kind == 0 and here != after:
        return t.put(at, at + 2, after + here)
    if kind == 1:
        return t.put(at, at, here)
    letters = "aeiou" if here in "aeiou" else "bcdfglmnprstvw"
    return t.put(at, at + 1, t.chance.choice([letter for letter in letters if letter != here]))


def _drop_letter(t: Text) -> str | None:
    n = t.one(lambda w: len(w) > 2, 0)
    if n is None:
        return None
    at = t.chance.randrange(*t.places[n])
    return t.put(at, at + 1, "")


def _negate(t: Text) -> str | None:
    denied = re.search(r" not\b|n't\b", t.text)
    if denied:
        return t.put(*denied.span(), "")
    for denial in _TABLES["denials"]:
        if denial not in t.corpus.function:
            continue
        if f" {denial} " in t.text:
            return t.text.replace(f" {denial} ", " ", 1)
        some = t.those(lambda w, d=denial: t.corpus.pairs[d, w] >= 5)  # type: ignore[misc]
        if some:
            n = max(some, key=lambda n: t.corpus.pairs[denial, t.word(n)] / t.corpus.count[t.word(n)])
            return t.put(t.places[n][0], t.places[n][0], f"{denial} ")
        return None
    n_auxiliary = t.one(_AUXILIARIES.__contains__)
    if n_auxiliary is not None:
        return t.put(t.places[n_auxiliary][1], t.places[n_auxiliary][1], " not")
    for n in range(1, len(t.places)):
        base = _base(t, n)
        if base is not None:
            return t.instead(n, f"{'did' if t.word(n).endswith('ed') else 'does'} not {base}")
    return None


def _base(t: Text, n: int) -> str | None:
    """The verb that a word in -ed or -s is a form of, as far as the corpus knows."""
    word, count = t.word(n), t.corpus.count
    if word.endswith("ed") and count[word] >= 3:
        return next((base for base in (word[:-2], word[:-1]) if count[base] >= 3), None)
    return word[:-1] if word.endswith("s") and word.islower() and t.corpus.pairs["to", word[:-1]] >= 3 else None


def _substitute(t: Text) -> str | None:
    some = t.those(t.content, 0)
    t.chance.shuffle(some)
    for n in some[:8]:
        word = t.corpus.fitting(*t.around(n), (t.word(n),), t.chance)
        if word is not None and t.content(word) and word[0].isupper() == t.word(n)[0].isupper():
            return t.instead(n, word)
    return None


def _function_word(t: Text) -> str | None:
    n = t.one(t.function)
    if n is None:
        return None
    word = t.corpus.fitting(*t.around(n), (t.word(n),), t.chance)
    if word is None or t.content(word) or t.chance.random() < 0.3:
        word = t.chance.choice(sorted(t.corpus.function - {t.word(n)}))
    return t.instead(n, word)


def _inflect(t: Text) -> str | None:
    some = t.those(lambda w: len(w) >= 4, 0)
    t.chance.shuffle(some)
    for n in some:
        word = t.word(n).lower()
        stem = word[: max(4, len(word) - 3)]
        near = [w for w in t.corpus.by_beginning.get(word[:4], ()) if w.startswith(stem) and w != word]
        if near:
            other = t.chance.choice(near)
            return t.instead(n, other.capitalize() if t.word(n)[0].isupper() else other)
    return None


def _tense(t: Text) -> str | None:
    found = []
    for n in range(len(t.places)):
        word, base = t.word(n), _base(t, n)
        if word in _TABLES["tense"]:
            found.append((n, _TABLES["tense"][word]))
        elif base is not None:
            past = (f"{base}ed", f"{base}d") if word.endswith("s") else (f"{base}s",)
            found += [(n, other) for other in past if t.corpus.count[other] >= 5][:1]
            found.append((n, f"will {base}"))
    return t.instead(*t.chance.choice(found)) if found else None


def _aspect(t: Text) -> str | None:
    found = []
    for n in range(len(t.places)):
        word, base = t.word(n), _base(t, n)
        going = None if base is None else f"{base.removesuffix('e')}ing"
        if word in _TABLES["aspect"]:
            found.append((n, _TABLES["aspect"][word]))
        elif going is not None and t.corpus.count[going] >= 3:
            forms = ("was ", "had been ") if word.endswith("ed") else ("is ",)
            found.append((n, t.chance.choice(forms) + going))
            found += [(n, f"{has} {word}") for has in ("has", "had") if word.endswith("ed")]
    return t.instead(*t.chance.choice(found)) if found else None


def _insert(t: Text) -> str | None:
    some = [n for n in range(1, len(t.places)) if t.text[t.places[n - 1][1] : t.places[n][0]] == " "]
    t.chance.shuffle(some)
    for n in some[:8]:
        beside = t.word(n - 1), t.word(n)
        word = t.corpus.fitting(*beside, beside, t.chance)
        if word is not None:
            return t.put(t.places[n][0], t.places[n][0], f"{word} ")
    return None


def _insert_any(t: Text) -> str | None:
    n = t.one(lambda _: True)
    return None if n is None else t.put(t.places[n][0], t.places[n][0], f"{t.chance.choice(t.corpus.words)} ")


def _mix(t: Text) -> str | None:
    n = t.one(t.content, 0)
    others = [w for w in WORD.findall(t.source) if len(w) > 2 and w.islower() and w not in t.text]
    if n is None or not others:
        return None
    return t.instead(n, " ".join(t.chance.sample(others, min(len(others), t.chance.choice((1, 1, 2))))))


def _repeat(t: Text, times: int) -> str | None:
    if not t.places:
        return None
    n = len(t.places) - 1 if times > 1 else t.chance.randrange(len(t.places) // 2, len(t.places))
    return t.put(t.places[n][1], t.places[n][1], f" {t.word(n)}" * times)


def _mark(t: Text) -> str | None:
    n = t.one(lambda _: True, 0)
    return None if n is None else t.put(t.places[n][1], t.places[n][1], t.chance.choice("!?;:.,,"))


def _tokenized(t: Text) -> str:
    return re.sub(r" +", " ", re.sub(r"([^\w\s'’-])", r" \1 ", t.text)).strip()


def _shuffle(t: Text) -> str:
    words = t.text.split()
    t.chance.shuffle(words)
    return " ".join(words)


def _question(t: Text) -> str | None:
    if not t.text.endswith("."):
        return None
    first = t.word(0) if t.places else ""
    small = t.text if first.lower() not in t.corpus.function else t.text[:1].lower() + t.text[1:]
    auxiliary = next(iter(t.those(_AUXILIARIES.__contains__)), None)
    if auxiliary is not None and t.chance.random() < 0.7:
        start, end = t.places[auxiliary]
        return f"{t.word(auxiliary).capitalize()} {small[:start]}{small[end + 1 : -1]}?"
    for n in range(1, len(t.places)):
        base = _base(t, n)
        if base is not None and t.chance.random() < 0.7:
            asks = "Did" if t.word(n).endswith("ed") else "Does"
            start, end = t.places[n]
            return f"{asks} {small[:start]}{base}{small[end:-1]}?"
    return f"{t.text[:-1]}?"


def _by_table(t: Text, table: Mapping[str, str]) -> str | None:
    n = t.one(table.__contains__, 0)
    return None if n is None else t.instead(n, table[t.word(n)])


def _digit(t: Text) -> str | None:
    places = [match.start() for match in re.finditer(r"\d", t.text)]
    if not places:
        return None
    at = t.chance.choice(places)
    return t.put(at, at + 1, t.chance.choice([d for d in "123456789" if d != t.text[at]]))


_KINDS: dict[str, Callable[[Text], str | None]] = {
    "content word gone": lambda t: _drop(t, t.content),
    "another content word gone": lambda t: _drop(t, t.content),
    "function word gone": lambda t: _drop(t, t.function),
    "first words gone": _drop_first,
    "phrase gone": _drop_phrase,
    "word gone unnoticed": _drop_unnoticed,
    "phrase gone unnoticed": _drop_phrase_unnoticed,
    "name gone": lambda t: _drop(t, lambda w: w[0].isupper()),
    "another name": _name,
    "swap": _swap,
    "misspelt": _misspell,
    "letter gone": _drop_letter,
    "negation": _negate,
    "another word": _substitute,
    "another word again": _substitute,
    "another function word": _function_word,
    "another form": _inflect,
    "tense": _tense,
    "aspect": _aspect,
    "plausible word more": _insert,
    "word more": _insert_any,
    "word of the source": _mix,
    "repeated once": lambda t: _repeat(t, 1),
    "repeated thrice": lambda t: _repeat(t, 3),
    "no final mark": lambda t: t.text[:-1] if t.text[-1:] in ".?!" else None,
    "mark more": _mark,
    "spaces before marks": _tokenized,
    "no capitals": lambda t: t.text.lower(),
    "first letter small": lambda t: t.text[:1].lower() + t.text[1:],
    "shuffled": _shuffle,
    "question": _question,
    "gender": lambda t: _by_table(t, _TABLES["gender"]),
    "case": lambda t: _by_table(t, _TABLES["case"]),
    "digit": _digit,
}


def _damage(kind: str) -> Callable[[str, str, Corpus, random.Random], str | None]:
    def damage(text: str, source: str, corpus: Corpus, chance: random.Random) -> str | None:
        new = _KINDS[kind](Text(text, source, corpus, chance))
        return new if new and new != text else None

    return damage


#: By name: the damaged translation, or None where the text has nothing that can be so damaged.
DAMAGES: dict[str, Callable[[str, str, Corpus, random.Random], str | None]] = {kind: _damage(kind) for kind in _KINDS}
