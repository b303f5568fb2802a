"""What is its source once more is no translation: where that was found, and, where much of a document is, where a short
text is too. A word that both languages have, or a name, is one.
"""

from __future__ import annotations

import pytest

from review.checks.shared.absent import is_absent
from review.checks.views import DocumentView
from review.model import Document, Paragraph, Segment

LONG = (
    ("The file could not be opened.", "Die Datei konnte nicht geöffnet werden."),
    ("There is no room left on the disk.", "Auf der Platte ist kein Platz mehr."),
    ("Do you want to save the changes?", "Möchten Sie die Änderungen speichern?"),
    ("The printer does not answer.", "Der Drucker antwortet nicht."),
    ("Search for a string of letters", "Eine Zeichenfolge suchen"),
    ("This window will be closed now.", "Dieses Fenster wird jetzt geschlossen."),
    ("Nothing was found in the folder.", "Im Ordner wurde nichts gefunden."),
)


def _absent(text: str, copied: int) -> bool:
    texts = [(source, source if at < copied else target) for at, (source, target) in enumerate(LONG)]
    segments = tuple(
        Segment(n, (Paragraph(source, n, kind="string"),), (Paragraph(target, n, kind="string"),))
        for n, (source, target) in enumerate([(text, text), *texts], start=1)
    )
    document = DocumentView(Document("d", "en", "de", segments))
    return is_absent(document.segments[0], document, ())


@pytest.mark.parametrize("text", ["Preferences", "Formatting", "Argument is not a valid string"])
def test_a_short_text_that_was_left_is_none_where_much_was(text: str) -> None:
    assert _absent(text, 6)
    assert not _absent(text, 1)


@pytest.mark.parametrize("text", ["Name", "Export", "42 %", "Zeyneb"])
def test_what_both_languages_have_is_one(text: str) -> None:
    assert not _absent(text, 6)


def test_the_usage_of_a_command_needs_no_translation() -> None:
    assert not _absent("brew link [<options>] <source>... <target>", 6)
    assert not _absent("brew link [--force] <name> <directory>", 6)
