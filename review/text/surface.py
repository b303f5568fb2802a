"""A text as it is written: its words and sentences, each computed once and on demand; what it means is `analysis`'s."""

from __future__ import annotations

from operator import add

from regex import V1

from review.kept_property import kept_property
from review.languages.language import Language, language_of
from review.lazy_patterns import lazy_regex
from review.text.escapes import blanked
from review.text.language import base_language, in_script_of
from review.text.mentions import mentioned
from review.text.normalize import ascii_key, fold
from review.text.sentences import Sentence, split_sentences
from review.text.tokens import Token, is_unspaced, tokenize, word_count

__all__ = ["Surface"]

_PARTS = lazy_regex(r"[^\p{L}\p{M}\p{N}]+")
#: A word in Latin letters that a particle of another script stands behind, or that stands behind one: Spotify에서.
_JOINED = lazy_regex(r"\p{Latin}{2,}(?=[\p{L}--\p{Latin}])|(?<=[\p{L}--\p{Latin}])\p{Latin}{2,}", V1)
_ASCII = lazy_regex("[A-Za-z]{2}")

#: What a text is, and what everything else of it is made of.
_STAYS = frozenset({"raw", "hidden", "language", "base", "plain", "tokens"})


class Surface:
    """`raw` in `language` (BCP 47), with its script where the language is written in two (sr-Latn). All offsets are
    into `raw`.

    `hidden` is what stands in code, placeholders and links beside it: nothing there is judged, but what the other text
    names may be found in it.
    """

    def __init__(self, raw: str, language: str, hidden: str = "") -> None:
        self.raw = raw
        self.hidden = hidden
        self.language = in_script_of(language, raw)
        self.base = base_language(language)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.raw!r}, {self.language!r})"

    def forget(self) -> None:
        """Drops what was computed, to be computed anew when it is asked for; not the tokens, which all is made of."""
        for name in self.__dict__.keys() - _STAYS:
            del self.__dict__[name]

    @kept_property
    def rules(self) -> Language:
        """What is known of its language."""
        return language_of(self.language)

    @kept_property
    def plain(self) -> str:
        """`raw` with spaces for a terminal's escape sequences, whose letters and figures say nothing."""
        return blanked(self.raw)

    @kept_property
    def folded(self) -> str:
        """NFC, case folded, white space single. Its offsets are its own."""
        return fold(self.raw)

    @kept_property
    def tokens(self) -> tuple[Token, ...]:
        return tokenize(self.plain)

    @kept_property
    def words(self) -> tuple[Token, ...]:
        """The word tokens; numbers, punctuation and addresses left out."""
        return tuple([token for token in self.tokens if token.kind == "word"])

    @kept_property
    def mentioned(self) -> frozenset[int]:
        """Where the words begin that are only mentioned, not used."""
        return mentioned(self)

    @kept_property
    def addresses(self) -> tuple[Token, ...]:
        """URLs, host names and e-mail addresses."""
        return tuple([token for token in self.tokens if token.kind == "address"])

    @kept_property
    def word_count(self) -> int:
        """Words for rates and lengths; of scripts without spaces two characters count as one."""
        return word_count(self.tokens)

    @kept_property
    def sentences(self) -> tuple[Sentence, ...]:
        return split_sentences(self.plain, self.language)

    @kept_property
    def word_keys(self) -> tuple[str, ...]:
        """Every word and address as lower-case ASCII, hyphenated ones in parts too: what a name is looked for in."""
        tokens = (*self.tokens, *tokenize(self.hidden)) if self.hidden else self.tokens
        texts = [token.text for token in tokens if token.kind in ("word", "address")]
        keys: dict[str, None] = {}
        if all(map(str.isalpha, texts)):
            keys = dict.fromkeys(map(ascii_key, texts))
        else:
            for text in texts:
                keys[ascii_key(text)] = None
                if not text.isalpha():
                    keys.update((ascii_key(part), None) for part in _PARTS.split(text))
        joined = (text for text in texts if not text.isascii() and _ASCII.search(text))
        keys.update((ascii_key(part), None) for text in joined for part in _JOINED.findall(text))
        keys.pop("", None)
        return tuple(keys)

    @kept_property
    def known_keys(self) -> frozenset[str]:
        """The word keys, for "is it among them?"."""
        return frozenset(self.word_keys)

    @kept_property
    def glued_keys(self) -> tuple[str, ...]:
        """The word keys, and each with its follower (Nord Korea)."""
        keys = self.word_keys
        return (*keys, *map(add, keys, keys[1:]))

    @kept_property
    def unspaced(self) -> bool:
        """Whether it has a letter of a script that is written without spaces between words."""
        return is_unspaced(self.raw)

    @kept_property
    def sentence_starts(self) -> frozenset[int]:
        """Offsets of the first word of each sentence (past opening quotes, brackets and dashes)."""
        starts: set[int] = set()
        words = iter(token for token in self.tokens if token.kind in ("word", "number"))
        token = next(words, None)
        for sentence in self.sentences:
            while token is not None and token.start < sentence.start:
                token = next(words, None)
            if token is not None and token.start < sentence.end:
                starts.add(token.start)
        return frozenset(starts)
