"""`review checks` lists the checks, `review explain CODE` prints a check's page."""

from __future__ import annotations

import inspect
import json

import click

from review.cli import completion
from review.errors import UsageError
from review.settings_table import nearest

__all__ = ["checks", "explain"]


@click.command()
@click.option(
    "--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True, help="How."
)
def checks(format_: str) -> None:
    """List the checks: code, severity, category and what each finds."""
    from review.checks import CHECKS

    if format_ == "json":
        rows = [
            {"code": c.code, "severity": c.severity, "category": c.category, "scope": c.scope, "summary": c.summary}
            for c in CHECKS.values()
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    from rich.table import Table

    from review.cli.console import output_console

    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("check", "severity", "category", "what it finds"):
        table.add_column(title, no_wrap=title == "check")
    for check in CHECKS.values():
        table.add_row(check.code, check.severity, check.category, check.summary)
    output_console().print(table)


@click.command()
@click.argument("code", shell_complete=completion.offered(completion.checks))
def explain(code: str) -> None:
    """Show the page of the check CODE: what it finds, what it leaves alone, an example of each."""
    from review.checks import CHECKS

    if code not in CHECKS:
        raise UsageError(f"unknown check {code!r}{nearest(code, list(CHECKS))}")
    check = CHECKS[code]
    click.echo(f"{code} ({check.severity}, {check.category})\n")
    click.echo(inspect.cleandoc(check.page))
    if check.options:
        click.echo("\nOptions, in [checks." + code + "]:")
        for name, default in check.options.items():
            click.echo(f"  {name} = {json.dumps(default)}")
