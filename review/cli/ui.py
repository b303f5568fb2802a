"""`review ui`: the reviewer's desk in a browser, which is `streamlit run app.py` with good defaults."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click

from review.errors import InputError

__all__ = ["ui"]


@click.command()
@click.argument("corpora", required=False, metavar="[FOLDER]", type=click.Path(path_type=Path))
@click.option("--port", default=8501, show_default=True, help="Port to listen on.")
@click.option("--address", default="localhost", show_default=True, help="Address to listen on; 0.0.0.0 for a team.")
@click.option(
    "--database",
    metavar="URL",
    help="Where reviews are kept: an SQLite file, a PostgreSQL URL. Default: $REVIEW_DATABASE, or .review/desk.sqlite.",
)
@click.option("--headless", is_flag=True, help="Open no browser.")
def ui(corpora: Path | None, port: int, address: str, database: str | None, headless: bool) -> None:
    """Open the reviewer's desk, on the corpora in FOLDER (default: corpora/, where there is one)."""
    if corpora is not None and not corpora.is_dir():
        raise InputError("no such folder; check the path", corpora)
    environment = dict(os.environ)
    if corpora is not None:
        environment["REVIEW_CORPORA"] = str(corpora)
    if database:
        environment["REVIEW_DATABASE"] = database
    command = [sys.executable, "-m", "streamlit", "run", str(_app()), "--server.port", str(port)]
    command += ["--server.address", address, "--server.headless", str(headless).lower()]
    command += ["--browser.gatherUsageStats", "false", "--client.showErrorDetails", "none", "--client.toolbarMode"]
    command += ["minimal", "--server.fileWatcherType", "none", "--server.maxUploadSize", "64"]
    process = subprocess.Popen(command, env=environment)  # noqa: S603  # our own interpreter and app
    try:
        status = process.wait()
    except KeyboardInterrupt:
        process.wait()
        status = 0
    sys.exit(0 if status == 0 else 2)


def _app() -> Path:
    """app.py: beside the package in a checkout, inside it in a wheel."""
    import review

    package = Path(review.__file__).parent
    inside = package / "ui" / "app.py"
    return inside if inside.exists() else package.parent / "app.py"
