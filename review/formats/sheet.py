"""A bilingual sheet: one HTML file, source and corrected text side by side, that any browser shows and prints.

It holds no script and loads nothing (its content policy says so); every text goes through `markup.escape`.
"""

from __future__ import annotations

from review.formats.corrected import Corrected, CorrectedSegment, DecidedFinding
from review.formats.markup import escape
from review.text.difference import difference

__all__ = ["write"]

_STYLE = """
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:80rem;padding:0 1rem}
table{border-collapse:collapse;width:100%;table-layout:fixed}
th,td{border-top:1px solid #8888;padding:.6rem .8rem;text-align:start;vertical-align:top;overflow-wrap:anywhere}
th:first-child,td:first-child{width:2.5rem;color:#777;text-align:end}
p{margin:0 0 .6rem;white-space:pre-wrap}
del{color:#a33}
ins{color:#067a46;text-decoration-thickness:2px}
@media (prefers-color-scheme:dark){del{color:#f08a8a}ins{color:#5fd39b}}
ul{margin:.4rem 0 0;padding-inline-start:1.1rem;font-size:.85em}
.meta{color:#777}
@media print{body{margin:0;max-width:none}tr{break-inside:avoid}}
"""


def write(corrected: Corrected) -> bytes:
    """The sheet as UTF-8."""
    title = escape(corrected.title or corrected.id)
    scores = " · ".join(f"{escape(name)} {value:.1f}" for name, value in corrected.scores if value is not None)
    rows = "\n".join(_row(segment, corrected) for segment in corrected.segments)
    source, target = escape(corrected.source_language), escape(corrected.target_language)
    edited = sum(segment.text != segment.machine for segment in corrected.segments)
    done = sum(segment.done for segment in corrected.segments)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1 dir="auto">{title}</h1>
<p class="meta">{escape(corrected.id)} · {len(corrected.segments)} paragraphs, {done} done, {edited} corrected{
        " · " + scores if scores else ""
    }</p>
<table>
<thead><tr><th scope="col">No.</th><th scope="col">Source ({source})</th><th scope="col">Translation ({
        target
    })</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
</body>
</html>
""".encode()


def _row(segment: CorrectedSegment, corrected: Corrected) -> str:
    source = _paragraphs(segment.source_text, corrected.source_language)
    target = _changed(segment.machine, segment.text, corrected.target_language)
    notes = [_finding(finding) for finding in segment.findings if finding.present or finding.verdict != "open"]
    notes += [f"<li>{escape(remark.by)}: {escape(remark.text)}</li>" for remark in segment.remarks]
    if segment.text != segment.machine:
        notes.append(f'<li class="origin">words of: {escape(segment.origin)}</li>')
    listed = f"<ul>{''.join(notes)}</ul>" if notes else ""
    return f"<tr><td>{segment.number}</td><td>{source}</td><td>{target}{listed}</td></tr>"


def _paragraphs(text: str, language: str) -> str:
    return "".join(f'<p lang="{escape(language)}" dir="auto">{escape(piece)}</p>' for piece in text.split("\n\n"))


def _changed(machine: str, text: str, language: str) -> str:
    """The corrected text with the words that changed: what is gone struck out, what is new underlined."""
    if machine == text:
        return _paragraphs(text, language)
    tags = {"same": "{}", "gone": "<del>{}</del>", "new": "<ins>{}</ins>"}
    marked = "".join(tags[kind].format(escape(words)) for kind, words in difference(machine, text))
    return f'<p lang="{escape(language)}" dir="auto">{marked}</p>'


def _finding(decided: DecidedFinding) -> str:
    verdict = decided.verdict + (f", {escape(decided.reason)}" if decided.reason else "")
    return f"<li>{escape(decided.finding.severity)} · {escape(decided.finding.message)} <i>({verdict})</i></li>"
