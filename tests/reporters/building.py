"""A small report of all that a reporter meets: hostile text, known and dismissed findings, reasons without a place."""

from __future__ import annotations

from pathlib import Path

from review.model import Document, Finding, Paragraph, Score, Segment, Severity, Span
from review.report import DocumentReport, KnownFinding, Report, SegmentReport, Verdict

HOSTILE = '<script>alert("1")</script> & 100 % | `rm` @user #12 {0} [a](b) \x00\x1b[31m \u202e'


def finding(
    number: int, severity: Severity = "major", *, segment: int = 1, text: str = "7", message: str = "7 is not 8"
) -> Finding:
    return Finding(
        "numbers", "Accuracy/Mistranslation", severity, segment, Span("target", 0, len(text)), text, message,
        3, 1, None, None, f"{number:032x}",
    )  # fmt: skip


def document(
    folder: Path, *findings: Finding, id_: str = "news/one", texts: tuple[str, ...] = ("7 boats", HOSTILE)
) -> DocumentReport:
    """A document whose files lie in `folder`, a git repository; each text is a segment with the same source."""
    segments = tuple(
        Segment(n, (Paragraph(f"nguồn {n}", 2 * n + 1),), (Paragraph(text, 2 * n + 1),), ("reference",))
        for n, text in enumerate(texts, start=1)
    )
    whole = Document(id_, "vi", "en", segments, folder / "a b" / "source.vi.txt", folder / "a b" / "target.en.txt")
    scores = {"quality": Score("quality", 81.25, "quality|version:1"), "bleu": Score("bleu", None, None, "none")}
    reported = tuple(SegmentReport(segment, {"quality": scores["quality"]}, words=2) for segment in segments)
    return DocumentReport(whole, scores, reported, findings, ("a note",))


def repository(folder: Path) -> Path:
    (folder / ".git").mkdir()
    return folder


def report(folder: Path) -> Report:
    """One critical and failing, one minor, one known, one dismissed; one reason without a finding; one fixed."""
    hostile = finding(1, "critical", segment=2, text=HOSTILE, message=f"found {HOSTILE}\nsecond line")
    found = (hostile, finding(2, "minor"), finding(3), finding(4))
    entries = {
        f"{3:032x}": KnownFinding("news/one", f"{3:032x}", "known", "numbers", "major", "7", "k"),
        f"{4:032x}": KnownFinding(
            "news/one", f"{4:032x}", "dismissed", "numbers", "major", "7", "k", "Lan", "2026-03-01", f"no {HOSTILE}"
        ),
    }
    gone = KnownFinding("news/one", f"{5:032x}", "known", "names", "major", "Minh", "k")
    others = ("news/two: the document is gone; the baseline has it",)
    verdict = Verdict(
        False, ("a: critical", *others), frozenset((hostile.fingerprint,)), others, entries, (gone,), 1,
        {"news/one": {"quality": 90.0}}, ("chrf fell a little",),
    )  # fmt: skip
    return Report("1.0", (document(repository(folder), *found),), verdict)


def report_of(text: str, target: Path) -> Report:
    """One finding whose text, message and document are `text`, in a file of that name."""
    segment = Segment(1, (Paragraph("nguồn", 1),), (Paragraph(text, 1),))
    found = Finding(
        "numbers", "Accuracy/Mistranslation", "major", 1, Span("target", 0, len(text)), text, text, 1, 1, text, None,
        f"{1:032x}",
    )  # fmt: skip
    whole = Document(text, "vi", "en", (segment,), None, target, text)
    one = DocumentReport(whole, {}, (SegmentReport(segment, {}, words=1),), (found,), (text,))
    return Report("1", (one,), Verdict(False, (text,), frozenset((found.fingerprint,)), (text,)), (text,))
