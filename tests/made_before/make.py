"""Makes what a reader of an older `review` leaves behind: a desk's database and a baseline, with what they say.

Run once with the code of the day, from the top of the repository; the files stay as they are ever after:

    python tests/made_before/make.py tests/made_before/NAME

NAME names the commit. `test_made_before.py` opens every such folder with the code of now. Change this script when
there are new kinds of things to keep, and make a new folder; never make an old one anew.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from review import __version__
from review.back_translated import BackTranslation, TokenScore
from review.config import Settings
from review.dismissals import into_baseline
from review.documents import load_files, load_pairs
from review.errors import StoreConflict
from review.export import export
from review.gate.baseline import Baseline
from review.gate.file import format_baseline
from review.scoring import score_document
from review.store.alignment import merge, split
from review.store.checks import set_check, set_term
from review.store.decisions import accept, comment, dismiss, mark, reopen
from review.store.edits import save_text, set_done
from review.store.engine import Store, open_store
from review.store.importing import add_document
from review.store.queries import Filter, paragraphs
from review.store.roles import Reviewer
from review.store.rows import back_values
from review.store.tables import SegmentRow
from review.store.undoing import undo

SOURCE = (
    "Le phare vert\n\nLe phare a 31 mètres et fut fini en 1887.\n\nIl guide les bateaux.\n\nLe gardien est parti.\n\n"
    "Les visiteurs montent 142 marches.\n\nLe musée ouvre à dix heures.\n\nL'entrée coûte 4 euros.\n"
)
TARGET = (
    "The green lighthouse\n\nThe lighthouse has 13 metres and was finished in in 1887.\n\nIt guides the boats.\n\n"
    "The keeper of of it is gone.\n\n"
    "Visitors climb the the 124 steps.\n\nThe museum opens at ten.\n\nEntry costs 4 pounds.\n"
)
REFERENCE = (
    "The green lighthouse\n\nThe lighthouse is 31 metres high and was completed in 1887.\n\nIt guides the boats.\n\n"
    "The keeper has gone.\n\nVisitors climb 142 steps.\n\nThe museum opens at ten.\n\nEntry costs 4 euros.\n"
)
TABLE = (
    "source\ttarget\treference\n"
    "Chợ mở cửa lúc 5 giờ sáng.\tThe market opens at 6 a.m.\tThe market opens at 5 a.m.\n"
    "Bà Hoa bán hoa.\tMrs Hoa sells sells flowers.\tMrs Hoa sells flowers.\n"
    "Trời mưa.\tIt rains.\tIt rains.\n"
)


def _finding(store: Store, document: int, position: int, check: str) -> tuple[int, int]:
    """A finding's id and its paragraph's version."""
    one = next(p for p in paragraphs(store, document, Filter(), around=1, after=99) if p.position == position)
    return next(f.id for f in one.findings if f.finding.check == check), one.version


def _use(store: Store, ana: Reviewer, ben: Reviewer, document: int) -> None:
    """One of everything that people do on the desk."""
    rows = paragraphs(store, document, Filter(), around=1, after=99)
    ids = [row.id for row in rows]
    accept(store, ana, *_finding(store, document, 2, "repeated-word"))
    accept(store, ana, *_finding(store, document, 2, "numbers"), apply=False)
    dismiss(store, ben, _finding(store, document, 4, "repeated-word")[0], "false alarm", "a « quote »")
    dismiss(store, ben, _finding(store, document, 5, "numbers")[0], "by design")
    reopen(store, ben, _finding(store, document, 5, "numbers")[0])
    save_text(store, ben, ids[2], "It guides the ships home.", 0)
    with suppress(StoreConflict):
        save_text(store, ana, ids[2], "It leads the boats.", 0)
    save_text(store, ana, ids[5], "The museum opens at ten o'clock.", 0)
    undo(store, ana, ids[5], 1)
    mark(
        store, ana, ids[0], "target", 4, 9, category="Style/Awkward style", severity="minor", note="pale?",
        base_version=0,
    )  # fmt: skip
    comment(store, ben, ids[0], "Ask the <editor> & translator.")
    set_done(store, ana, ids[0], True)
    merge(store, ana, ids[5])
    split(store, ben, ids[5], 1, 1)  # type: ignore[call-arg]  # as it was called at 127775d
    set_check(store, ana, "spelling", enabled=False, severity=None)
    set_check(store, ana, "units", enabled=True, severity="minor")
    set_term(store, ana, ("fr", "en"), "phare", "lighthouse", "light house")
    back = BackTranslation(
        "Le phare vert.", (("The green lighthouse", "Le phare vert."),),
        (TokenScore(0, 2, -0.25), TokenScore(3, 8, -1.5)), None, None, -0.875, (3, 8, 1.25), None, ((3, 8, 0.5),), (),
        0.125, None, 0.0625, ("the last sentence was cut",),
    )  # fmt: skip
    with store.writing(None, "viewer") as session:
        row = session.get(SegmentRow, ids[0])
        assert row is not None
        for name, value in back_values(back, row.text, 0.9).items():
            setattr(row, name, value)


def main(folder: Path) -> None:
    """Writes desk.sqlite, baseline.jsonl and the exports as they were."""
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as temporary:
        there = Path(temporary)
        for name, text in (("s.fr.txt", SOURCE), ("t.en.txt", TARGET), ("r.en.txt", REFERENCE), ("p.tsv", TABLE)):
            (there / name).write_text(text, encoding="utf-8")
        files = load_files(there / "s.fr.txt", there / "t.en.txt", Settings("fr", "en"), [there / "r.en.txt"])
        table = load_pairs(there / "p.tsv", Settings("vi", "en"))
        baseline = Baseline(__version__).updated(
            [score_document(one.document, one.settings) for one in (files, table)], __version__
        )
        path = folder / "baseline.jsonl"
        path.write_text(format_baseline(baseline), encoding="utf-8")
        store = open_store(str(folder / "desk.sqlite"))
        ana = store.reviewer("ana@example.org", "Ana", "lead")
        ben = store.reviewer("ben@example.org", "Ben", "reviewer")
        lighthouse = add_document(store, ana, files, key="lighthouse", title="The green lighthouse")
        market = add_document(store, ben, table, key="market")
        _use(store, ana, ben, lighthouse)
        save_text(store, ben, paragraphs(store, market, Filter(), around=1)[0].id, "The market opens at 5 a.m.", 0)
        for document, name in ((lighthouse, "lighthouse"), (market, "market")):
            for format_ in ("original", "jsonl"):
                (folder / f"{name}.{format_}").write_bytes(export(store, document, format_).data)
        into_baseline(store, ana, [lighthouse, market], folder / "dismissed.jsonl")
        store.close()
    with sqlite3.connect(folder / "desk.sqlite") as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("VACUUM")
    connection.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
