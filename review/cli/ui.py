"""`review ui`: the reviewer's desk in a browser, which is `streamlit run app.py` with good defaults."""

from __future__ import annotations

import errno
import importlib.util
import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import click

from review.cli.browser import has_browser, open_once_served
from review.cli.completion import files
from review.errors import ReviewError, UsageError
from review.extras import install_extra
from review.processes import own_module
from review.text.visible import visible

__all__ = ["ui"]

#: Signals that ask to end: a service manager's, and a terminal's that is closed (which Windows does not have).
_ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
#: Seconds that the server may take to end by itself.
_PATIENCE = 5


@click.command()
@click.argument("corpora", required=False, metavar="[FOLDER]", type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True, help="Port to listen on.")
@click.option("--address", default="localhost", show_default=True, help="Address to listen on; 0.0.0.0 for a team.")
@click.option(
    "--database",
    metavar="URL",
    shell_complete=files,
    help="Where reviews are kept: an SQLite file, a PostgreSQL URL. Default: $REVIEW_DATABASE, or .review/desk.sqlite.",
)
@click.option("--headless", is_flag=True, help="Open no browser.")
@click.option(
    "--without-sign-in",
    is_flag=True,
    help="Let in whoever reaches the address, by whatever name, as a lead, though nobody signs in.",
)
def ui(
    corpora: Path | None, port: int, address: str, database: str | None, headless: bool, without_sign_in: bool
) -> None:
    """Open the reviewer's desk, on the corpora in FOLDER (default: corpora/, where there is one)."""
    if importlib.util.find_spec("streamlit") is None:
        raise UsageError(f"the desk needs streamlit; install it with: {install_extra('ui')}")
    if without_sign_in:
        os.environ["REVIEW_WITHOUT_SIGN_IN"] = "yes"
    signing_in = _refuse_open(address)
    _refuse_taken(address, port)
    environment = dict(os.environ)
    if corpora is not None:
        _tell_unreadable(corpora)
        environment["REVIEW_CORPORA"] = str(corpora)
    if database:
        environment["REVIEW_DATABASE"] = database
    _refuse_database(environment.get("REVIEW_DATABASE") or None)
    command = [*own_module("review.ui.serve"), str(os.getpid()), "run", str(_app()), "--server.port", str(port)]
    command += ["--server.address", address, "--server.headless", "true", "--browser.gatherUsageStats", "false"]
    command += ["--client.showErrorDetails", "none", "--client.toolbarMode", "minimal"]
    command += ["--server.fileWatcherType", "none", "--server.maxUploadSize", "64"]
    from review.store.sign_in import lets_others_in

    if not signing_in and environment.get("REVIEW_WITHOUT_SIGN_IN") != "yes" and not lets_others_in(address):
        command += _for_this_machine(address, port)
    opens = not headless and has_browser(environment)
    sys.exit(_served(command, environment, (address, port) if opens else None))


def _for_this_machine(address: str, port: int) -> list[str]:
    """Options for a desk at which nobody signs in: no page from elsewhere may talk to it, neither one whose name was
    made to mean this machine (DNS rebinding), nor one that the `.streamlit` of the working folder lets in, which may be
    a stranger's repository.
    """
    options = ["--server.enableCORS", "true", "--server.enableXsrfProtection", "true"]
    options += ["--server.corsAllowedOrigins", f"http://localhost:{port}"]
    for host in dict.fromkeys(("localhost", "127.0.0.1", "::1", address.strip().lower())):
        options += ["--server.allowedHosts", host]
    return options


def _tell_unreadable(corpora: Path) -> None:
    """Says which documents of a folder that was named cannot be opened; their rows in the desk say so too.

    Raises InputError where there are none at all: the desk would be empty and nobody told why.
    """
    from review.formats.corpus import find_documents, read_entry
    from review.scoring import known_checks

    known = known_checks()
    for place in find_documents(corpora):
        try:
            read_entry(place, corpora, known)
        except ReviewError as error:
            click.echo(f"review: the desk opens without one: {visible(str(error))}", err=True)


def _served(command: list[str], environment: dict[str, str], opened: tuple[str, int] | None = None) -> int:
    """Runs the server until it ends, or until this process is told to; the exit status. A browser is `opened` on the
    address and port where it listens.

    A service manager or a closed terminal ends this process alone; its server, with the port, must not stay behind.
    """
    process = subprocess.Popen(command, env=environment)  # noqa: S603  # our own interpreter and app
    if opened is not None:
        open_once_served(*opened, lambda: process.poll() is not None)

    def end(number: int, frame: object) -> None:  # noqa: ARG001  # signal's signature
        raise SystemExit(0)

    before = {number: signal.signal(number, end) for number in _ENDING}
    try:
        status = process.wait()
    except KeyboardInterrupt:
        status = 0  # the terminal told the server too
        with suppress(subprocess.TimeoutExpired, KeyboardInterrupt):
            process.wait(_PATIENCE)
    finally:
        for number in before:  # a terminal that is closed, and the shell in it, both say so: the second is no news
            signal.signal(number, signal.SIG_IGN)
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(_PATIENCE)
            except (subprocess.TimeoutExpired, KeyboardInterrupt):  # a model's work, or an output that is gone
                process.kill()
                process.wait()
        for number, handler in before.items():
            signal.signal(number, handler)
    return 0 if status == 0 else 2


def _refuse_open(address: str) -> bool:
    """Whether people sign in. Raises ConfigError or AccessError where the desk would refuse everybody."""
    from review.store.sign_in import default_files, read_sign_in, refuse_open

    if read_sign_in(default_files()) is None:
        refuse_open(address)
        return False
    if importlib.util.find_spec("authlib") is None:
        raise UsageError(f"sign-in needs Authlib; install it with: {install_extra('auth')}")
    return True


def _refuse_database(url: str | None) -> None:
    """Raises StoreError for a file, named or the usual one, that cannot be the desk's database; a server may still be
    starting.
    """
    from review.store.engine import default_url, open_store

    url = url or default_url()
    if "://" not in url or url.startswith("sqlite:"):
        open_store(url).close()


def _refuse_taken(address: str, port: int) -> None:
    """Raises UsageError where nothing can listen there."""
    try:
        places = socket.getaddrinfo(address or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError):
        raise UsageError(f"--address {address}: no such address on this machine") from None
    for family, kind, protocol, _, place in places[:1]:  # the first is what the server takes, too
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(place)
            except PermissionError:
                raise UsageError(
                    f"--port {port}: this user may not listen there; ports from 1024 on are free"
                ) from None
            except OSError as error:
                taken = error.errno == errno.EADDRINUSE
                why = "something else listens there; choose another" if taken else f"cannot be used ({error.strerror})"
                raise UsageError(f"--port {port} on {address}: {why}") from None


def _app() -> Path:
    """app.py: beside the package in a checkout, inside it in a wheel."""
    import review

    package = Path(review.__file__).parent
    inside = package / "ui" / "app.py"
    return inside if inside.exists() else package.parent / "app.py"
