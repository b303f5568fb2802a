"""What a probability does to a document's findings: severities, silence, and nothing to fingerprints."""

from __future__ import annotations

from dataclasses import replace

import pytest

from review.config import CheckSettings, DecidedCounts, Settings
from review.formats.cues import protect_cue
from review.model import Document, Finding, Paragraph, Segment
from review.scoring import score_document

TEXTS = ("In der Halle standen 24 Boote am Kai.", "In the the hall 42 boats lay by the quay.")
DOCUMENT = Document("d", "de", "en", (Segment(1, (Paragraph(TEXTS[0]),), (Paragraph(TEXTS[1]),)),))
SETTINGS = Settings()


def found(settings: Settings) -> dict[str, Finding]:
    return {finding.check: finding for finding in score_document(DOCUMENT, settings).findings}


def test_every_finding_has_a_probability_and_keeps_its_fingerprint() -> None:
    plain, weighed = found(replace(SETTINGS, weigh_findings=False)), found(SETTINGS)
    assert plain.keys() == weighed.keys() == {"numbers", "repeated-word"}
    for check, finding in weighed.items():
        assert finding.probability is not None
        assert 0 < finding.probability < 1
        assert finding.fingerprint == plain[check].fingerprint
        assert plain[check].probability is None


BROKEN = "In the the hall 42 boats\nlay by the quay."
TIMES = "00:00:01,000 --> 00:00:02,000"


@pytest.mark.parametrize(
    ("paragraph", "plain"),
    [
        (Paragraph(TEXTS[1], key=TIMES, kind="cue"), True),
        (Paragraph(BROKEN, key=TIMES, kind="cue", protected=protect_cue(BROKEN)), True),
        (Paragraph(TEXTS[1], key="Sheet1!A2"), True),
        (Paragraph(TEXTS[1], key="Sheet1!A2", kind="cell"), True),
        (Paragraph(f"<i>{BROKEN}</i>", key=TIMES, kind="cue", protected=protect_cue(f"<i>{BROKEN}</i>")), False),
        (Paragraph(TEXTS[1], key="home.boats", kind="string"), False),
    ],
)
def test_a_cue_and_a_cell_are_prose_unless_they_have_markup(paragraph: Paragraph, plain: bool) -> None:
    document = replace(DOCUMENT, segments=(Segment(1, (Paragraph(TEXTS[0]),), (paragraph,)),))
    findings = {one.check: one.probability for one in score_document(document, SETTINGS).findings}
    same = [findings[check] == finding.probability for check, finding in found(SETTINGS).items()]
    assert all(same) is plain


def test_what_reviewers_keep_dismissing_becomes_neutral() -> None:
    dismissed = found(replace(SETTINGS, decided={"numbers": DecidedCounts(dismissed=200)}))
    assert dismissed["numbers"].severity == "neutral"
    assert found(SETTINGS)["numbers"].severity != "neutral"


def test_what_reviewers_keep_accepting_is_major() -> None:
    accepted = found(replace(SETTINGS, decided={"numbers": DecidedCounts(accepted=200)}))
    assert accepted["numbers"].severity == "major"


def test_a_severity_of_the_settings_stays() -> None:
    checks = {"numbers": CheckSettings(severity="critical")}
    settings = replace(SETTINGS, checks=checks, decided={"numbers": DecidedCounts(dismissed=200)})
    assert found(settings)["numbers"].severity == "critical"


def test_the_least_precision_leaves_out_the_less_likely() -> None:
    settings = replace(SETTINGS, decided={"numbers": DecidedCounts(dismissed=200)}, least_precision=0.5)
    assert found(settings).keys() == {"repeated-word"}
