"""What keys are called in English; each language has its own names for them (Strg, AvPág, Échap)."""

from __future__ import annotations

from review.text.analysis import Text

__all__ = ["is_key_name", "is_same_key", "names_keys"]

#: W3C, UI Events KeyboardEvent key Values (2025): modifiers, white space, navigation, editing and the commonest others,
#: and how they are written short on keyboards.
_NAMES = frozenset(
    word
    for word in """
    Alt AltGraph AltGr CapsLock Control Ctrl Fn Hyper Meta NumLock ScrollLock Shift Super Enter Tab ArrowDown ArrowLeft
    ArrowRight ArrowUp End Home PageDown PageUp PgDn PgUp PgDown Backspace Clear Copy Cut Delete Del Insert Ins Paste
    Redo Undo Cancel Escape Esc Execute Pause PrintScreen PrtSc Return Spacebar SysRq Windows
    """.split()  # noqa: SIM905 (a list would be as long as the page)
)


def is_key_name(name: str) -> bool:
    """Whether it is what a key is called in English, in one word or two (Page Up)."""
    return name.replace(" ", "") in _NAMES


#: Names of one key, by keyboard.
_SAME = tuple(
    frozenset(names.split())
    for names in ("Enter Return", "Control Ctrl", "Delete Del", "Escape Esc", "Insert Ins", "PageUp PgUp",
                  "PageDown PgDn PgDown", "PrintScreen PrtSc SysRq", "Super Windows Meta", "AltGraph AltGr")
)  # fmt: skip


def is_same_key(name: str, other: str) -> bool:
    """Whether two names are of one key in English: Return and Enter."""
    return any({name.replace(" ", ""), other.replace(" ", "")} <= names for names in _SAME)


def names_keys(text: Text) -> bool:
    """Whether a text names a key in mid-sentence."""
    return any(word.text in _NAMES and word.start not in text.sentence_starts for word in text.words)
