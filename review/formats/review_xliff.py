"""A corrected document as XLIFF 2.0: a unit a segment, with its state, findings and comments as notes, and
whose words the translation is (`origin`)."""

from __future__ import annotations

from review.formats.archive import quoted, shown
from review.formats.corrected import Corrected, CorrectedSegment

__all__ = ["write"]


def write(corrected: Corrected) -> bytes:
    """UTF-8. States: `initial` without a translation, `translated`, `reviewed` where a reviewer is done."""
    units = "".join(_unit(one) for one in corrected.segments)
    languages = f"srcLang={quoted(corrected.source_language)} trgLang={quoted(corrected.target_language)}"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" {languages}>
<file id="f1" original={quoted(corrected.name)}>
{units}</file>
</xliff>
""".encode()


def _unit(one: CorrectedSegment) -> str:
    notes = []
    for decided in one.findings:
        if decided.present or decided.verdict != "open":
            finding = decided.finding
            said = f"{finding.severity} {finding.check}: {finding.message}"
            if decided.verdict != "open":
                said += f" ({', '.join(filter(None, (decided.verdict, decided.reason, decided.note)))})"
            where = finding.span.side
            notes.append(f'<note category={quoted(finding.check)} appliesTo="{where}">{shown(said)}</note>')
    notes += [f'<note category="comment">{shown(f"{remark.by}: {remark.text}")}</note>' for remark in one.remarks]
    if one.text.strip():
        notes.append(f'<note category="origin" appliesTo="target">{shown(one.origin)}</note>')
    listed = f"<notes>{''.join(notes)}</notes>\n" if notes else ""
    state = "initial" if not one.text.strip() else "reviewed" if one.done else "translated"
    target = f'<target xml:space="preserve">{shown(one.text)}</target>' if one.text else ""
    return (
        f'<unit id="u{one.number}">\n{listed}<segment state="{state}">'
        f'<source xml:space="preserve">{shown(one.source_text)}</source>{target}</segment></unit>\n'
    )
