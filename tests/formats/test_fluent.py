"""Fluent: what is a string, which variants go together, and what is written back."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.config import Settings
from review.documents import Loaded, load_files
from review.errors import InputError
from review.formats.fluent import FORMAT
from review.text.reading import read_paragraph

from .samples import SAMPLES
from .test_registry import corrected

NAME, SAMPLE = SAMPLES["fluent"]
PLURAL = "tabs = { $n ->\n    [one] One tab of { -brand }\n   *[other] { $n } tabs of { -brand }\n }\n"


def load(folder: Path, source: str, target: str, language: str = "de") -> Loaded:
    (folder / "a.en.ftl").write_text(source)
    (folder / f"a.{language}.ftl").write_text(target)
    return load_files(folder / "a.en.ftl", folder / f"a.{language}.ftl", Settings("en", language))


def pairs(loaded: Loaded) -> list[tuple[str, str]]:
    return [(one.text("source"), one.text("target")) for one in loaded.document.segments]


def written(folder: Path, target: str, texts: dict[int, str]) -> str:
    return FORMAT.write(corrected(load(folder, target, target), target.encode(), texts)).decode()


def test_messages_terms_attributes_and_variants_are_strings() -> None:
    assert FORMAT.read is not None
    found = FORMAT.read(SAMPLE.encode(), NAME, "de")
    assert [(p.line, p.key, read_paragraph(p).text) for p in found] == [
        (2, "-brand", "Brückenbuch"),
        (3, "-brand.gender", "neuter"),
        (7, "bridge", "Die ￼ Brücke {rot} hier"),
        (8, "bridge.tooltip", "Sie hat ￼ Bögen,\ngezählt von ￼."),
        (12, "long", "Zwei Zeilen,\n  eingerückt und\n\nein Absatz."),
        (17, "arches[=0]", "Kein Bogen"),
        (18, "arches[*one]", "Ein Bogen"),
        (19, "arches[*]", "￼ Bögen"),
        (21, "keys", "Mit ￼ öffnen"),
    ]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("a = { $n ->\n [one] One\n *[other] Many\n }\n", "a = Viele\n", [("Many", "Viele")]),
        (
            "a = Many\n",
            "a = { $n ->\n [one] Eins\n *[other] Viele\n }\n",
            [("Many", "Viele"), ("Many", "Eins")],
        ),
        (
            "a = { $n ->\n [one] One\n *[other] Many\n }\n",
            "a = { $n ->\n [one] Jeden\n [few] Kilka\n *[many] Wiele\n }\n",
            [("One", "Jeden"), ("Many", "Wiele"), ("Many", "Kilka")],
        ),
        (
            "a = { PLATFORM() ->\n [macos] Settings\n *[other] Options\n }\n",
            "a = { PLATFORM() ->\n *[other] Optionen\n }\n",
            [("Options", "Optionen")],
        ),
        ("a = One\nb = Two\n", "b = Zwei\n", [("One", ""), ("Two", "Zwei")]),
    ],
)
def test_a_language_chooses_its_own_variants(
    tmp_path: Path, source: str, target: str, expected: list[tuple[str, str]]
) -> None:
    assert pairs(load(tmp_path, source, target)) == expected


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("Ein Reiter", "    [one] Ein Reiter\n"),
        ("Ein {Reiter}", '    [one] Ein {"{"}Reiter{"}"}\n'),
        ("Zwei\n[Zeilen]", '    [one] Zwei\n    {"["}Zeilen]\n'),
        (" Reiter ", '    [one] { " " }Reiter{ " " }\n'),
        ("{ -brand }: ein Reiter", "    [one] { -brand }: ein Reiter\n"),
    ],
)
def test_a_correction_is_a_text_and_no_syntax(tmp_path: Path, new: str, expected: str) -> None:
    first, _, rest = PLURAL.partition("    [one] One tab of { -brand }\n")
    assert written(tmp_path, PLURAL, {1: new}) == first + expected + rest


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = A\nb = { $n\nc = C\n", r"a\.de\.ftl:[23]: is no Fluent"),
        ("a = A\na = B\n", r"a\.de\.ftl:2: has the key 'a' twice, first in line 1"),
        ("a = " + "{" * 5000 + "\n", r"a\.de\.ftl: nests placeables so deep"),
    ],
)
def test_what_no_program_would_show_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        load(tmp_path, "a = A\n", text)
