"""Where a phrase has lost its noun, or a sentence its subject, as two or three words in a row tell: serving the
flawlessly, introduced to since, Which is responsible for …, In Houston was established, he said that had passed.
"""

from __future__ import annotations

from review.text.analysis import Text
from review.text.function_words import closed_classes, little_words
from review.text.gaps_between import ends_as_past, is_participle
from review.text.tokens import Token

__all__ = ["is_of_a_noun", "lacks_in_phrase", "names_place_alone", "office_alone", "relates_to_nothing"]

#: So many words a name has at most behind the preposition that begins a sentence.
_NAME = 4
_ENDS = frozenset(".,;")


def lacks_in_phrase(text: Text, at: int) -> bool:
    """Whether the word at an index of the tokens should have a noun right behind it, and has another word."""
    if at + 2 >= len(text.tokens):
        return False
    word, following, third = text.tokens[at : at + 3]
    rules = text.rules.gaps
    if following.kind != "word" or not following.text.islower() or text.raw[word.end : following.start] != " ":
        return False
    if word.key in text.rules.words.article:
        return following.key.endswith(rules.adverb_tails or ("\0",)) and third.text in _ENDS
    if not word.text.islower() or not at or text.tokens[at - 1].kind != "word":
        return False
    if word.key in rules.governing and following.key in rules.joining:
        return third.key in rules.finite and not _has_pronoun(text, at)
    if word.key in rules.infinitive:
        gerund = following.key in rules.before_time and third.key.endswith(rules.gerund or ("\0",))
        return third.kind == "word" and (gerund or following.key in rules.after_no_infinitive)
    if word.key in rules.clause and text.tokens[at - 1].key in rules.reporting and third.kind == "word":
        active = at < 2 or text.tokens[at - 2].key not in rules.before_relative | rules.infinitive
        return active and following.key in rules.first_finite - rules.before_relative and is_participle(third, rules)
    return False


def is_of_a_noun(text: Text, at: int) -> bool:
    """Whether "of" stands right behind a noun with its article, with no clause that takes it: it was the flag of, …"""
    rules, before = text.rules.gaps, text.tokens[:at]
    if text.tokens[at].key not in rules.of_nouns & rules.stranded or len(before) < 2:
        return False
    if at + 2 >= len(text.tokens) or text.tokens[at + 2].key not in rules.relative | rules.joining:
        return False
    noun = before[-2].key in text.rules.words.article and before[-1].text.islower()
    return noun and not any(token.key in rules.licences for token in before)


def _has_pronoun(text: Text, at: int) -> bool:
    """Whether a pronoun stands so near before that its verb may take the preposition (the tools he works from and)."""
    return any(token.key in text.rules.gaps.pronouns for token in text.tokens[max(0, at - 3) : at])


def relates_to_nothing(sentence: list[Token], text: Text) -> bool:
    """Whether a sentence begins as a clause that says more of a noun before it: Which is responsible for …."""
    first, verb = sentence[:2]
    rules = text.rules.gaps
    if first.key not in rules.first_relative or verb.key not in rules.first_finite:
        return False
    return sentence[-1].text == "." and text.raw[first.end : verb.start] == " "


def names_place_alone(sentence: list[Token], text: Text) -> Token | None:
    """The verb of a sentence that begins with a place and goes on with a passive, without a subject: In Houston was
    established in 1979.
    """
    rules, classes = text.rules.gaps, closed_classes(text.base)
    if classes is None or sentence[0].key not in rules.adverbial & classes.prepositions:
        return None
    names = 1
    while names <= _NAME and names + 2 < len(sentence) and _is_name(sentence[names], text):
        names += 1
    said = sentence[names : names + 1 + _NAME]
    if names > 1 and said and said[0].key in rules.reporting and any(token.key in rules.clause for token in said):
        return said[0]
    verb, participle, behind = sentence[names : names + 3] if names + 3 <= len(sentence) else (sentence[0],) * 3
    if names == 1 or verb.key not in rules.first_finite or not is_participle(participle, rules):
        return None
    subject = behind.kind != "word" or not behind.text.islower() or behind.key in classes.determiners | rules.objects
    return None if subject else verb


def office_alone(sentence: list[Token], text: Text) -> Token | None:
    """The office that begins a sentence with a capital, alone or behind others (Transport Minister), before a verb: the
    name behind it is lost.
    """
    rules, classes = text.rules.gaps, closed_classes(text.base)
    at = next((n for n, token in enumerate(sentence[: _NAME + 1]) if token.key in rules.offices), None)
    if at is None or classes is None or at + 2 >= len(sentence) or not sentence[at].text.istitle():
        return None
    if any(not _is_name(token, text) or token.key in classes.determiners for token in sentence[1 : at + 1]):
        return None
    if sentence[0].key in little_words(text.base) or not sentence[0].text[0].isupper():
        return None
    office, verb, behind = sentence[at : at + 3]
    if verb.kind != "word" or not verb.text.islower() or text.raw[office.end : verb.start] != " ":
        return None
    told = verb.key in rules.said | rules.finite | rules.past
    told = told or (ends_as_past(verb, rules) and behind.key in rules.objects | rules.clause)
    return office if told and behind.kind == "word" else None


def _is_name(token: Token, text: Text) -> bool:
    return token.kind == "word" and token.text[0].isupper() and text.raw[token.start - 1] == " "
