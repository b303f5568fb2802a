"""What runs the desk for a team: the containers and the service give no more than the desk needs."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]

from tests.installing.wheelhouse import ROOT

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def instructions(stage: int) -> list[tuple[str, str]]:
    """The (instruction, rest) pairs of a stage of the Dockerfile, from 0."""
    text = re.sub(r"\\\n\s*", " ", re.sub(r"(?m)^\s*#.*\n", "", DOCKERFILE))
    stages = re.split(r"(?m)^(?=FROM )", text)[1:]
    return [(line.split(" ", 1)[0], line.split(" ", 1)[1]) for line in stages[stage].splitlines() if line.strip()]


def test_the_image_runs_as_nobody_in_particular() -> None:
    last = instructions(-1)
    users = [rest for name, rest in last if name == "USER"]
    assert users == ["10001:10001"]
    assert [name for name, _ in last].index("USER") < [name for name, _ in last].index("ENTRYPOINT")
    assert not [rest for _, rest in last if "chmod" in rest or "sudo" in rest]


def test_a_linter_of_images_has_nothing_to_say() -> None:
    hadolint = Path(sys.executable).with_name("hadolint")
    done = subprocess.run([hadolint, ROOT / "Dockerfile"], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_image_is_made_of_what_the_wheel_needs_and_of_locked_versions() -> None:
    allowed = {
        line.removeprefix("!") for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")
    }
    assert all((ROOT / name).exists() for name in allowed)
    assert {
        ".streamlit/config.toml",
        "app.py",
        "review",
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "licences",
        "requirements-lock.txt",
    } == allowed
    (install,) = [rest for name, rest in instructions(0) if name == "RUN"]
    assert "--constraint requirements-lock.txt" in install
    assert not re.search(r"(?im)^\s*(ENV|ARG)\s.*(password|secret)", DOCKERFILE)


def test_the_desk_s_container_can_write_only_where_its_data_lies() -> None:
    desk = COMPOSE["services"]["desk"]
    assert desk["read_only"] is True
    assert desk["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in desk["security_opt"]
    assert [volume for volume in desk["volumes"] if not volume.endswith(":ro")] == ["desk:/data"]
    assert all(port.startswith("127.0.0.1:") for port in desk["ports"])


def test_no_password_stands_in_a_file_that_is_committed() -> None:
    database = COMPOSE["services"]["database"]
    assert database["environment"]["POSTGRES_PASSWORD_FILE"] == "/run/secrets/postgres-password"
    assert ":" not in COMPOSE["services"]["desk"]["environment"]["REVIEW_DATABASE"].split("://")[1].split("@")[0]
    assert "secrets/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_the_service_is_confined() -> None:
    service = configparser.RawConfigParser(strict=False)
    service.optionxform = str  # type: ignore[method-assign, assignment]
    service.read(ROOT / "deploy" / "review-desk.service", encoding="utf-8")
    confined = {
        "DynamicUser": "yes",
        "NoNewPrivileges": "yes",
        "ProtectSystem": "strict",
        "ProtectHome": "yes",
        "CapabilityBoundingSet": "",
    }
    assert {name: service["Service"][name] for name in confined} == confined
    assert "--address 127.0.0.1" in service["Service"]["ExecStart"]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd-analyze here")
def test_systemd_understands_the_service() -> None:
    done = subprocess.run(
        ["systemd-analyze", "verify", str(ROOT / "deploy" / "review-desk.service")], capture_output=True, text=True
    )
    said = [line for line in done.stderr.splitlines() if "review-desk" in line and "is not executable" not in line]
    assert not said
