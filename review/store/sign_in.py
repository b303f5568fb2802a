"""Whether people sign in, read strictly from Streamlit's secrets: what is there and wrong opens no desk.

Streamlit takes a file that it cannot parse for one that is not there; here that is an error with file and line.
"""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from review.errors import AccessError, ConfigError
from review.settings_table import Unfit, read_table, yes_or_no
from review.toml_file import read_toml

__all__ = ["SignIn", "default_files", "lets_others_in", "read_sign_in", "refuse_elsewhere", "refuse_open"]

#: What [auth] must say; `st.login` needs all of it.
_AUTH = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
_CALLBACK = "/oauth2callback"
#: Letters that a cookie's secret has at least; whoever guesses it is whoever they like.
_SECRET = 32
_PLACEHOLDERS = frozenset(("", "…", "..."))


@dataclass(frozen=True, slots=True)
class SignIn:
    """People sign in. `leads` are the addresses of those who start as leads.

    With `accept_unverified_email` an address counts of which the service does not say whether it is verified.
    """

    leads: frozenset[str] = frozenset()
    accept_unverified_email: bool = False


def default_files() -> tuple[str, ...]:
    """Where Streamlit looks when no setting of its own says otherwise."""
    return tuple(str(folder / ".streamlit" / "secrets.toml") for folder in (Path.home(), Path.cwd()))


def read_sign_in(files: Sequence[str]) -> SignIn | None:
    """How people sign in by these secrets.toml (a later one's sections win, as Streamlit has it); None: they do not.

    Raises ConfigError, with file and line, for a file that cannot be read, is half filled in, or means sign-in without
    saying so.
    """
    tables: dict[str, tuple[Any, Path]] = {}
    for name in files:
        path = Path(name)
        if not _is_there(path):
            continue
        if path.suffix != ".toml":
            raise ConfigError("cannot be read: the desk reads its secrets from a file secrets.toml", path)
        if path.is_file() and not path.read_bytes().strip():
            raise ConfigError("is empty: fill it in (docs/desk.md), or remove it", path)
        tables |= {key: (value, path) for key, value in read_toml(path).items()}
    _refuse_misplaced(tables)
    told, path = tables.get("review", ({}, Path()))
    if not isinstance(told, dict):
        raise ConfigError("[review] is a table", path, _line(path, "review"))
    if "auth" not in tables:
        if told:
            key = next(iter(told))
            raise ConfigError(f"has [review] {key} without [auth]: nobody could sign in", path, _line(path, key))
        return None
    _check_auth(*tables["auth"])
    return _review(told, path)


def lets_others_in(address: str | None) -> bool:
    """Whether a server that listens on `address` is reached from other machines; Streamlit's "" and None are all."""
    name = (address or "").strip().lower()
    if name == "localhost" or name.startswith("unix://"):
        return False
    try:
        return not ipaddress.ip_address(name).is_loopback
    except ValueError:
        return True


def refuse_open(address: str | None) -> None:
    """Raises AccessError where a desk without sign-in listens for others, and nobody said that this is meant."""
    if lets_others_in(address) and os.environ.get("REVIEW_WITHOUT_SIGN_IN") != "yes":
        raise AccessError(
            f"the desk listens on {address or 'every address'} and has no sign-in: whoever reaches it would be a lead; "
            "set up sign-in (docs/desk.md), listen on localhost, or say --without-sign-in"
        )


def refuse_elsewhere(host: str | None, address: str | None) -> None:
    """Raises AccessError where a browser asks for a desk of this machine alone by another name: it takes the desk for a
    stranger's, whose page may talk to it (DNS rebinding). `host` is what its request says, None where none was made;
    `address` is where the desk listens.
    """
    if host is None or lets_others_in(address) or (address or "").strip().lower().startswith("unix://"):
        return
    name = host.strip().lower()
    name = name[1:].partition("]")[0] if name.startswith("[") else name.partition(":")[0]
    if lets_others_in(name) and os.environ.get("REVIEW_WITHOUT_SIGN_IN") != "yes":
        raise AccessError(
            f"the desk is for this machine alone, and was asked for as {host[:80]!r}; open http://localhost, set up "
            "sign-in (docs/desk.md), or say --without-sign-in"
        )


def _is_there(path: Path) -> bool:
    """Whether anything is there, a dangling link or something in a locked folder too."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise ConfigError(f"cannot be read ({error.strerror})", path) from None
    return True


def _refuse_misplaced(tables: Mapping[str, tuple[Any, Path]]) -> None:
    """A sign-in that stands under a mistyped section, or under none, is one all the same."""
    for name, (value, path) in tables.items():
        if name in _AUTH:
            raise ConfigError(f"{name} belongs under [auth]", path, _line(path, name))
        if name not in ("auth", "review") and isinstance(value, dict) and len(set(_AUTH) & set(value)) > 1:
            raise ConfigError(f"has a sign-in under [{name}]; did you mean [auth]?", path, _line(path, name))


def _check_auth(table: Any, path: Path) -> None:
    if not isinstance(table, dict):
        raise ConfigError("[auth] is a table", path, _line(path, "auth"))
    for key in _AUTH:
        value = table.get(key)
        line = _line(path, key if key in table else "auth")
        if key not in table:
            raise ConfigError(f"[auth] is half filled in: it says no {key}", path, line)
        if not isinstance(value, str) or value.strip() in _PLACEHOLDERS:
            raise ConfigError(f"[auth] is half filled in: {key} wants a text in quotes", path, line)
    if not table["redirect_uri"].endswith(_CALLBACK):
        message = f"redirect_uri is the desk's address with {_CALLBACK} at its end"
        raise ConfigError(message, path, _line(path, "redirect_uri"))
    if len(table["cookie_secret"]) < _SECRET:
        message = f"cookie_secret wants {_SECRET} random letters or more: python -c 'import secrets; "
        message += "print(secrets.token_hex(32))' writes some"
        raise ConfigError(message, path, _line(path, "cookie_secret"))


def _review(table: Mapping[str, Any], path: Path) -> SignIn:
    readers = {"leads": _leads, "accept_unverified_email": yes_or_no}
    values = read_table(dict(table), "", readers, path, partial(_line, path), called="{}")
    return SignIn(values.get("leads", frozenset()), values.get("accept_unverified_email", False))


def _leads(value: Any) -> frozenset[str]:
    if not isinstance(value, list) or not all(isinstance(lead, str) for lead in value):
        raise Unfit('is a list of addresses, ["ana@example.org"]')
    return frozenset(value)


def _line(path: Path, key: str) -> int | None:
    """The first line that names a key or opens its section."""
    begins = re.compile(rf"\s*(\[\s*)?[\"']?{re.escape(key)}\b")
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, start=1) if begins.match(line)), None)
