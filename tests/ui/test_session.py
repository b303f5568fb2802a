"""Sign-in fails closed: what cannot be read, is half filled in or in the wrong place opens no desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st
from streamlit import config
from streamlit.runtime.secrets import secrets_singleton

from review.errors import AccessError, ConfigError
from review.store.engine import Store, open_store
from review.store.sign_in import SignIn, lets_others_in
from review.ui import session

AUTH = """[auth]
redirect_uri = "https://desk.example.org/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
client_id = "desk"
client_secret = "it is a secret"
server_metadata_url = "https://accounts.example.org/.well-known/openid-configuration"
"""


class Secrets:
    """The file that Streamlit reads its secrets from."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, text: str | bytes) -> None:
        self.path.write_bytes(text.encode() if isinstance(text, str) else text)
        self.forget()

    def forget(self) -> None:
        secrets_singleton._reset()
        session.sign_in.clear()


@pytest.fixture
def secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Secrets]:
    place = Secrets(tmp_path / "secrets.toml")
    before = {name: config.get_option(name) for name in ("secrets.files", "server.address")}
    config.set_option("secrets.files", [str(place.path)])
    config.set_option("server.address", "localhost")
    monkeypatch.delenv("REVIEW_WITHOUT_SIGN_IN", raising=False)
    place.forget()
    yield place
    for name, value in before.items():
        config.set_option(name, value)
    place.forget()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = open_store(str(tmp_path_factory.mktemp("desk") / "desk.sqlite"))
    yield opened
    opened.close()


def someone(monkeypatch: pytest.MonkeyPatch, **claims: Any) -> None:
    monkeypatch.setattr(st, "user", {"is_logged_in": True, **claims})


def test_without_the_file_there_is_one_local_lead(secrets: Secrets, store: Store) -> None:
    who = session.reviewer(store)
    assert who is not None
    assert (who.subject, who.role) == ("local", "lead")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (AUTH.replace('"it is a secret"', '"it"s a secret"'), 5, "is not valid TOML"),
        ('[auth]\nclient_secret = "it"s"\n', 2, "is not valid TOML"),
        (b'[auth]\nclient_id = "\xe9"\n', 2, "is not UTF-8"),
        (b"[auth]\n\0", 2, "is not valid TOML"),
        ("", None, "is empty"),
        (" \n\n", None, "is empty"),
        ('auth = "yes"\n', 1, "[auth] is a table"),
        ("auth = {}\n", 1, "redirect_uri"),
        ("[auth]\n", 1, "redirect_uri"),
        (AUTH.replace('client_id = "desk"\n', ""), 1, "client_id"),
        (AUTH.replace('"desk"', '""'), 4, "client_id"),
        (AUTH.replace('"desk"', '"…"'), 4, "client_id"),
        (AUTH.replace('"desk"', "7"), 4, "client_id"),
        (AUTH.replace("0123456789abcdef0123456789abcdef", "short"), 3, "cookie_secret"),
        (AUTH.replace("/oauth2callback", ""), 2, "redirect_uri"),
        (AUTH.replace("[auth]", "[auht]"), 1, "did you mean [auth]"),
        (AUTH.replace("[auth]\n", ""), 1, "belongs under [auth]"),
        ('[review]\nleads = ["ana@example.org"]\n', 2, "leads without [auth]"),
        ('[auth.google]\nclient_id = "a"\n', 1, "redirect_uri"),
        (AUTH + '[review]\nleads = "ana@example.org"\n', 8, "leads is a list"),
        (AUTH + "[review]\nleads = [1]\n", 8, "leads is a list"),
        (AUTH + '[review]\nlead = ["ana@example.org"]\n', 8, "did you mean 'leads'"),
        (AUTH + "[review]\naccept_unverified_email = 1\n", 8, "true or false"),
        ('review = "x"\n', 1, "[review] is a table"),
    ],
)
def test_a_file_that_is_wrong_opens_nothing_and_is_named(
    secrets: Secrets, store: Store, text: str | bytes, line: int | None, says: str
) -> None:
    secrets.write(text)
    with pytest.raises(ConfigError) as told:
        session.reviewer(store)
    assert str(told.value).startswith(str(secrets.path))
    assert says in told.value.message
    assert told.value.line == line


def test_a_file_that_cannot_be_read_opens_nothing(secrets: Secrets, store: Store, tmp_path: Path) -> None:
    secrets.path.symlink_to(tmp_path / "gone")
    with pytest.raises(ConfigError, match=r"secrets\.toml: is a link to no file"):
        session.reviewer(store)
    secrets.path.unlink()
    secrets.path.mkdir()
    with pytest.raises(ConfigError, match="is a folder"):
        session.reviewer(store)
    secrets.path.rmdir()
    secrets.path.symlink_to(secrets.path)
    with pytest.raises(ConfigError, match="is a link that leads back to itself"):
        session.reviewer(store)


def test_a_file_that_was_repaired_opens_the_desk_again(secrets: Secrets, store: Store) -> None:
    secrets.write('[auth]\nclient_secret = "it"s"\n')
    with pytest.raises(ConfigError):
        session.reviewer(store)
    secrets.path.write_text(AUTH)  # no restart
    assert session.reviewer(store) is None


def test_other_secrets_alone_are_no_sign_in(secrets: Secrets, store: Store) -> None:
    secrets.write('[database]\npassword = "x"\n')
    assert not session.auth_configured()
    who = session.reviewer(store)
    assert who is not None
    assert who.role == "lead"


def test_a_file_that_vanishes_does_not_open_a_running_desk(secrets: Secrets, store: Store) -> None:
    secrets.write(AUTH)
    assert session.reviewer(store) is None
    secrets.path.unlink()
    assert session.reviewer(store) is None
    assert session.auth_configured()


@pytest.mark.parametrize("verified", [False, None, "true", "false", 1, 0, "", "absent"])
def test_an_address_that_nobody_verified_is_nobody(
    secrets: Secrets, store: Store, monkeypatch: pytest.MonkeyPatch, verified: object
) -> None:
    secrets.write(AUTH + '[review]\nleads = ["nobody@example.org"]\n')
    claims = {} if verified == "absent" else {"email_verified": verified}
    someone(monkeypatch, email="nobody@example.org", sub="17", **claims)
    with pytest.raises(AccessError, match="verified"):
        session.reviewer(store)
    assert "nobody@example.org" not in {person.subject for person in store.reviewers()}


def test_a_verified_address_is_somebody(secrets: Secrets, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    secrets.write(AUTH + '[review]\nleads = ["ana@example.org"]\n')
    someone(monkeypatch, email="ana@example.org", sub="17", email_verified=True, name="Ana")
    ana = session.reviewer(store)
    assert ana is not None
    assert (ana.subject, ana.name, ana.role) == ("ana@example.org", "Ana", "lead")
    someone(monkeypatch, email="eve@example.org", sub="18", email_verified=True)
    eve = session.reviewer(store)
    assert eve is not None
    assert eve.role == "viewer"


def test_a_service_that_never_says_verified_can_be_trusted_by_a_setting(
    secrets: Secrets, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets.write(AUTH + "[review]\naccept_unverified_email = true\n")
    someone(monkeypatch, email="ana@example.org", sub="17")
    ana = session.reviewer(store)
    assert ana is not None
    assert ana.subject == "ana@example.org"
    someone(monkeypatch, email="eve@example.org", sub="18", email_verified=False)
    with pytest.raises(AccessError):
        session.reviewer(store)


def test_a_subject_cannot_pass_for_an_address(secrets: Secrets, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some services let people choose their subject; leads are named by verified addresses alone."""
    secrets.write(AUTH + '[review]\nleads = ["ana@example.org", "17"]\n')
    for subject in ("ana@example.org", "local", ""):
        someone(monkeypatch, sub=subject)
        with pytest.raises(AccessError):
            session.reviewer(store)
    someone(monkeypatch, sub="17")
    known = session.reviewer(store)
    assert known is not None
    assert (known.subject, known.role) == ("17", "viewer")


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.168.1.4", "desk.example.org", "", None])
def test_an_address_that_lets_others_in_needs_sign_in_or_plain_words(
    secrets: Secrets, store: Store, monkeypatch: pytest.MonkeyPatch, address: str | None
) -> None:
    config.set_option("server.address", address)
    with pytest.raises(AccessError, match="sign-in"):
        session.reviewer(store)
    monkeypatch.setenv("REVIEW_WITHOUT_SIGN_IN", "yes")
    assert session.reviewer(store) is not None
    monkeypatch.delenv("REVIEW_WITHOUT_SIGN_IN")
    secrets.write(AUTH)
    assert session.reviewer(store) is None  # nobody yet: they are asked to sign in


@pytest.mark.parametrize(
    ("host", "address", "refused"),
    [
        (None, "localhost", False),  # nothing asked: a script
        *[(host, "localhost", False) for host in ("localhost:8501", "LOCALHOST", "127.0.0.1:80", "[::1]:8501")],
        *[(host, "127.0.0.1", True) for host in ("evil.example", "localhost.evil.example:8501", "[::2]", "", "a:b:c")],
        ("desk.example.org", "unix:///run/desk", False),  # only a proxy gets there
    ],
)
def test_a_desk_of_this_machine_is_not_asked_for_by_another_name(
    secrets: Secrets,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    host: str | None,
    address: str,
    refused: bool,
) -> None:
    """The name of a stranger's page may be made to mean 127.0.0.1: the browser then takes the desk for the page's."""
    config.set_option("server.address", address)
    headers = [] if host is None else [("host", host)]
    monkeypatch.setattr("streamlit.runtime.context._get_client_context", lambda: SimpleNamespace(headers=headers))
    if not refused:
        assert session.reviewer(store) is not None
        return
    with pytest.raises(AccessError, match="for this machine alone"):
        session.reviewer(store)
    monkeypatch.setenv("REVIEW_WITHOUT_SIGN_IN", "yes")
    assert session.reviewer(store) is not None
    monkeypatch.delenv("REVIEW_WITHOUT_SIGN_IN")
    secrets.write(AUTH)
    assert session.reviewer(store) is None


def test_which_addresses_let_others_in() -> None:
    assert not any(map(lets_others_in, ("localhost", "LOCALHOST", "127.0.0.1", "127.8.0.1", "::1", "unix:///run/desk")))
    assert all(map(lets_others_in, ("", "0.0.0.0", "::", "10.0.0.1", "localhost.example.org", "1270.0.1")))


def test_several_files_are_one_as_streamlit_reads_them(secrets: Secrets, store: Store, tmp_path: Path) -> None:
    home = tmp_path / "home.toml"
    home.write_text(AUTH)
    config.set_option("secrets.files", [str(home), str(secrets.path)])
    secrets.write('[review]\nleads = ["ana@example.org"]\n')
    assert session.sign_in() == SignIn(frozenset({"ana@example.org"}))


def test_a_widget_of_a_value_never_has_the_key_of_one_that_was_there_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser may still show there what was chosen the last time."""
    monkeypatch.setattr(st, "session_state", {})
    roles = ("viewer", "viewer", "reviewer", "viewer", "lead", "lead", "viewer")
    assert [session.new_key("role_2", role) for role in roles] == [f"role_2_{n}" for n in (0, 0, 1, 2, 3, 3, 4)]
    assert session.new_key("role_3", "lead") == "role_3_0"
