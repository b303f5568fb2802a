from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from review.cli.main import cli
from review.config import Settings
from review.dismissals import into_baseline
from review.documents import load_corpus, load_files, load_pairs
from review.errors import InputError, StoreError, UsageError
from review.export import FORMATS, _with_reference, export, into_corpus
from review.formats.corrected import Corrected, CorrectedSegment
from review.formats.edited_text import write
from review.formats.plain import read_lines, read_paragraphs
from review.formats.reading import decode
from review.formats.registry import REPORTS
from review.gate.file import read_baseline
from review.scoring import known_checks
from review.store.alignment import merge
from review.store.decisions import accept, comment, dismiss, reopen
from review.store.edits import save_text
from review.store.engine import Store, open_store
from review.store.importing import add_document
from review.store.queries import Filter, StoredParagraph, paragraphs
from review.store.roles import Reviewer
from tests.store.conftest import SOURCE, TARGET, write_pair


def all_of(store: Store, document: int) -> tuple[StoredParagraph, ...]:
    return paragraphs(store, document, Filter(), around=1, after=99)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("last", ["", "\n", "\n\n \n"])
def test_a_text_comes_back_byte_for_byte_but_for_the_edit(tmp_path: Path, line_end: str, bom: bytes, last: str) -> None:
    store = open_store(str(tmp_path / "desk.sqlite"))
    ana = store.local_reviewer()
    target = (TARGET.strip() + last).replace("\n\nIt joins", "\n \n\n\n  It joins").replace("\n", line_end)
    (tmp_path / "s.fr.txt").write_text(SOURCE)
    (tmp_path / "t.en.txt").write_bytes(bom + target.encode())
    document = add_document(store, ana, load_files(tmp_path / "s.fr.txt", tmp_path / "t.en.txt", Settings("fr", "en")))
    assert export(store, document).data == bom + target.encode()
    p = all_of(store, document)[2]
    save_text(store, ana, p.id, "It links\ntwo villages.", 0)
    wanted = target.replace("It joins two villages.", f"It links{line_end}two villages.")
    assert export(store, document).data == bom + wanted.encode()
    store.close()


def test_emptied_and_new_paragraphs(store: Store, ana: Reviewer, document: int) -> None:
    ps = all_of(store, document)
    save_text(store, ana, ps[0].id, "", 0)
    save_text(store, ana, ps[2].id, "One.\n\nTwo.", 0)
    save_text(store, ana, ps[4].id, "", 0)
    assert export(store, document).data.decode() == (
        "The bridge has 13 arches and was finished in in 1931.\n\nOne.\n\nTwo.\n\nThe station was was closed.\n"
    )


def test_a_missing_translation_is_put_in_its_place(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    missing = "The bridge has 13 arches and was finished in in 1931."
    target = TARGET.replace(f"{missing}\n\n", "")
    document = add_document(store, ana, write_pair(tmp_path / "gap", SOURCE, target))
    gap = next(p for p in all_of(store, document) if not p.text)
    save_text(store, ana, gap.id, missing, 0)
    assert export(store, document).data.decode() == TARGET


def test_a_merged_segment_is_written_where_its_paragraphs_were(store: Store, ana: Reviewer, document: int) -> None:
    ps = all_of(store, document)
    merge(store, ana, ps[2].id)
    save_text(store, ana, ps[2].id, "It joins two villages.\n\nThe station is shut.", 1)
    assert export(store, document).data.decode() == TARGET.replace(
        "The station was was closed.", "The station is shut."
    )


@pytest.mark.parametrize(
    ("name", "data", "edits", "wanted"),
    [
        (
            "pairs.tsv",
            "id\tsource\ttarget\r\n1\tUn chat.\tA dog.\r\n\r\n2\tDeux.\t\r\n",
            ["A\tcat.", "Two."],
            "id\tsource\ttarget\r\n1\tUn chat.\tA cat.\r\n\r\n2\tDeux.\tTwo.\r\n",
        ),
        (
            "pairs.csv",
            'source,target,note\n"Un, deux.","One ""or"" two.",x\nTrois.,Three.,"y\nz"\n',
            ['One, "two".', "Drei, drei."],
            'source,target,note\n"Un, deux.","One, ""two"".",x\nTrois.,"Drei, drei.","y\nz"\n',
        ),
        (
            "excel.csv",
            'sep=;\r\nsource;target\r\n1,5 chat;1.5 dogs, or so\r\n"Trois; quatre";Three\r\n',
            ["1.5 cats, or so", "Three; four"],
            'sep=;\r\nsource;target\r\n1,5 chat;1.5 cats, or so\r\n"Trois; quatre";"Three; four"\r\n',
        ),
        (
            "tabs.csv",
            "fr\ten\nUn, deux.\tOne, three.\nTrois\t\n",
            ["One, two.", "Three\tfour"],
            'fr\ten\nUn, deux.\tOne, two.\nTrois\t"Three\tfour"\n',
        ),
    ],
)
def test_a_table_comes_back_but_for_its_cells(
    tmp_path: Path, name: str, data: str, edits: list[str], wanted: str
) -> None:
    store = open_store(str(tmp_path / "desk.sqlite"))
    ana = store.local_reviewer()
    (tmp_path / name).write_bytes(b"\xef\xbb\xbf" + data.encode())
    document = add_document(store, ana, load_pairs(tmp_path / name, Settings("fr", "en")))
    assert export(store, document).data == b"\xef\xbb\xbf" + data.encode()
    for p, text in zip(all_of(store, document), edits, strict=True):
        save_text(store, ana, p.id, text, 0)
    assert export(store, document).data == b"\xef\xbb\xbf" + wanted.encode()
    store.close()


_TEXTS = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\x00\x1c\x1d\x1e\x85\u2028\u2029\x0b\x0c"), max_size=30
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(st.tuples(_TEXTS, st.integers(1, 4), _TEXTS, st.booleans()), min_size=1, max_size=6),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
)
def test_any_edit_reads_back_as_itself_and_leaves_the_rest_alone(
    pieces: list[tuple[str, int, str, bool]], line_end: str, by_line: bool
) -> None:
    text = "".join(piece.replace("\n", " ") + "\n" * gap for piece, gap, _, _ in pieces)
    data = text.replace("\n", line_end).encode()
    read = read_lines if by_line else read_paragraphs
    paragraphs = read(decode(data, "x"), "en")
    if by_line:
        paragraphs = tuple(p for p in paragraphs if p.text.strip())
    assume(all("\n" not in p.text for p in paragraphs))
    news = [" ".join(new.split()) or "x" for _, _, new, _ in pieces]
    texts = [news[n % len(news)] if pieces[n % len(pieces)][3] else p.text for n, p in enumerate(paragraphs)]
    segments = tuple(CorrectedSegment(n + 1, (), (p,), p.text, texts[n], None, False) for n, p in enumerate(paragraphs))
    whole = Corrected("x", "", "fr", "en", "lines" if by_line else "paragraphs", "x", data, segments)
    written = write(whole)
    changed = any(s.text != s.machine for s in segments)
    assert changed or written == data
    after = decode(written, "x")
    assert after.count("\n") == decode(data, "x").count("\n")
    before_lines, after_lines = decode(data, "x").split("\n"), after.split("\n")
    edited = {s.target[0].line for s in segments if s.text != s.machine}
    for number, (old, new) in enumerate(zip(before_lines, after_lines, strict=True), start=1):
        assert old == new or number in edited
        if number in edited:
            wanted = next(s.text for s in segments if s.target[0].line == number)
            assert new.strip() == wanted.strip()


def test_json_lines_tell_texts_ter_and_decisions(store: Store, ben: Reviewer, document: int) -> None:
    ps = all_of(store, document)
    accept(store, ben, ps[3].findings[0].id, 0)
    dismiss(store, ben, ps[1].findings[0].id, "by design", "as agreed")
    comment(store, ben, ps[0].id, "title case?")
    rows = [json.loads(line) for line in export(store, document, "jsonl").data.decode().splitlines()]
    assert rows[3]["machine"] == "The station was was closed."
    assert rows[3]["corrected"] == "The station was closed."
    assert rows[3]["ter"] == 25.0
    assert rows[2]["ter"] == 0.0
    fixed = rows[3]["findings"][0]
    assert (fixed["verdict"], fixed["present"], fixed["by"]) == ("accepted", False, "Ben")
    assert (rows[1]["findings"][0]["verdict"], rows[1]["findings"][0]["note"]) == ("dismissed", "as agreed")
    assert rows[0]["comments"][0]["text"] == "title case?"


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_store_gives_the_same_bytes(store: Store, document: int, format_: str) -> None:
    if format_ not in ("original", "text", *REPORTS):
        with pytest.raises(UsageError, match="came in as text"):
            export(store, document, format_)
        return
    assert export(store, document, format_) == export(store, document, format_)


def test_the_sheet_shows_texts_as_texts(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    evil = '<script>alert(1)</script> & "x" \u202etxet'
    document = add_document(store, ana, write_pair(tmp_path / "evil", SOURCE, TARGET.replace("It joins", evil)))
    sheet = export(store, document, "html").data.decode()
    assert "<script" not in sheet
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot; [right-to-left override]txet" in sheet


def corpus(folder: Path) -> Path:
    place = folder / "corpora" / "bridge"
    write_pair(place)
    (place / "document.toml").write_text(
        'title = "Bridge"\nsource-language = "fr"\ntarget-language = "en"\n'
        'source = "bridge.fr.txt"\ntarget = "bridge.en.txt"\n\n[checks.spacing]\nenabled = false\n'
    )
    return folder / "corpora"


def test_the_corrected_text_becomes_the_next_runs_reference(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    folder = corpus(tmp_path)
    document = add_document(store, ana, load_corpus(folder, Settings(), known_checks())[0])
    save_text(store, ana, all_of(store, document)[3].id, "The station was closed.", 0)
    path = into_corpus(store, ana, document)
    assert path.read_bytes() == export(store, document).data
    into_corpus(store, ana, document)
    again = load_corpus(folder, Settings(), known_checks())[0].document
    assert again.reference_count == 1
    assert [s.references for s in again.segments][3] == ("The station was closed.",)


@pytest.mark.parametrize("name", ["corrected.en.txt", "document.toml"])
def test_a_link_in_the_folder_carries_no_strangers_text_to_a_file_of_ones_own(
    store: Store, ana: Reviewer, tmp_path: Path, name: str
) -> None:
    folder = corpus(tmp_path)
    document = add_document(store, ana, load_corpus(folder, Settings(), known_checks())[0])
    own = tmp_path / "profile"
    own.write_text("references = []\n", encoding="utf-8")
    place = folder / "bridge" / name
    place.unlink(missing_ok=True)
    place.symlink_to(own)
    with pytest.raises(InputError, match="a link that leads out of its folder"):
        into_corpus(store, ana, document)
    assert own.read_text(encoding="utf-8") == "references = []\n"


def test_a_dismissal_goes_into_the_baseline_and_out_again(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    folder = corpus(tmp_path)
    document = add_document(store, ana, load_corpus(folder, Settings(), known_checks())[0])
    finding = all_of(store, document)[3].findings[0].id
    dismiss(store, ana, finding, "false alarm", "it was so")
    path = into_baseline(store, ana, [document], tmp_path / "review-baseline.jsonl")
    (known,) = read_baseline(path).findings().values()
    assert (known.status, known.check, known.by, known.why) == (
        "dismissed", "repeated-word", "Ana", "false alarm: it was so"
    )  # fmt: skip
    first = path.read_bytes()
    into_baseline(store, ana, [document], path)
    assert path.read_bytes() == first
    reopen(store, ana, finding)
    into_baseline(store, ana, [document], path)
    assert [f.status for f in read_baseline(path).findings().values()] == ["known"]


def test_what_came_from_no_folder_has_no_corpus_to_go_into(store: Store, ana: Reviewer, document: int) -> None:
    with pytest.raises(StoreError, match="no corpus folder"):
        into_corpus(store, ana, document)


def test_the_command_line_gives_the_same_bytes(tmp_path: Path) -> None:
    database = tmp_path / "desk.sqlite"
    store = open_store(str(database))
    document = add_document(store, store.local_reviewer(), write_pair(tmp_path / "texts"))
    for format_ in ("original", "jsonl", "html"):
        wanted = export(store, document, format_).data
        command = [sys.executable, "-m", "review.cli.main", "export", "bridge.en.txt", "--format", format_]
        done = subprocess.run([*command, "--database", str(database)], capture_output=True, check=True)
        assert done.stdout == wanted
    store.close()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'references = ["corrected.en.txt"]\n'),
        ('references = ["ref[1].txt"]  # by Ana\n', 'references = ["ref[1].txt", "corrected.en.txt"]  # by Ana\n'),
        ('"references" = ["a.txt"]\n', '"references" = ["a.txt", "corrected.en.txt"]\n'),
        (
            'title = """\nreferences = ["none"]\n[not a table]\n"""\n',
            'title = """\nreferences = ["none"]\n[not a table]\n"""\nreferences = ["corrected.en.txt"]\n',
        ),
        (
            "title = 'x'  # a note\n\n[checks.spacing]\nenabled = false\n",
            "title = 'x'  # a note\nreferences = [\"corrected.en.txt\"]\n\n[checks.spacing]\nenabled = false\n",
        ),
        ('title = "x"\r\n', 'title = "x"\r\nreferences = ["corrected.en.txt"]\n'),
    ],
    ids=["empty", "brackets", "quoted key", "multi-line string", "before tables", "line ends"],
)
def test_a_document_toml_names_one_reference_more_and_keeps_the_rest(before: str, after: str) -> None:
    assert _with_reference(before, "corrected.en.txt") == after
    assert tomllib.loads(after)["references"][-1] == "corrected.en.txt"


def test_without_a_document_what_somebody_reviewed_in_a_corpus_becomes_a_reference(tmp_path: Path) -> None:
    """A text of the machine's that nobody looked at is none: a score against it would be 100."""
    folder, database = corpus(tmp_path), tmp_path / "desk.sqlite"
    store = open_store(str(database))
    who = store.local_reviewer()
    add_document(store, who, write_pair(tmp_path / "uploaded"))
    document = add_document(store, who, load_corpus(folder, Settings(), known_checks())[0])
    command = ["export", "--into-corpus", "--database", str(database)]
    done = CliRunner().invoke(cli, command)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "1 document left out that came from no corpus folder" in done.stderr
    assert "1 document left out that nobody corrected or marked done" in done.stderr
    save_text(store, who, all_of(store, document)[3].id, "The station was closed.", 0)
    done = CliRunner().invoke(cli, command)
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (0, str(folder / "bridge" / "corrected.en.txt"))
    store.close()
