"""A repository whose history a test tells: pages as paragraphs, commits with dates."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from review.drift.histories import Wish
from review.drift.run import Drift, drift

__all__ = ["ENGLISH", "GERMAN", "History"]

ENGLISH = [
    "# The harbour baths",
    "The baths lie at the end of the eastern pier, where the water is cleanest.",
    "They are open every day from May until September, and the pool holds 300 guests.",
    "Visitors must buy a ticket at the gate before they enter the changing rooms.",
    "Children under ten swim free of charge when an adult comes with them.",
    "Bring your own towel, because the kiosk has run out of them more than once.",
]
GERMAN = [
    "# Das Hafenbad",
    "Das Bad liegt am Ende der östlichen Mole, wo das Wasser am saubersten ist.",
    "Es ist von Mai bis September täglich geöffnet, und das Becken fasst 300 Gäste.",
    "Besucher müssen am Tor eine Karte kaufen, bevor sie die Umkleiden betreten.",
    "Kinder unter zehn Jahren schwimmen kostenlos, wenn ein Erwachsener mitkommt.",
    "Bringen Sie Ihr eigenes Handtuch mit, denn dem Kiosk sind sie schon oft ausgegangen.",
]


class History:
    """A repository in a folder; every commit is a day later than the one before."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.day = 0
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> str:
        when = f"{1_700_000_000 + 86_400 * self.day} +0000"
        settings = {
            "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when, "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull, "GIT_AUTHOR_NAME": "Lan", "GIT_AUTHOR_EMAIL": "lan@example.org",
            "GIT_COMMITTER_NAME": "Lan", "GIT_COMMITTER_EMAIL": "lan@example.org",
        }  # fmt: skip
        done = subprocess.run(
            ["git", "-C", str(self.folder), *arguments], check=True, capture_output=True, env={**os.environ, **settings}
        )
        return done.stdout.decode()

    def write(self, path: str, paragraphs: list[str] | bytes) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        data = paragraphs if isinstance(paragraphs, bytes) else ("\n\n".join(paragraphs) + "\n").encode()
        file.write_bytes(data)

    def commit(self, pages: Mapping[str, list[str] | bytes] | None = None, message: str = "work") -> str:
        """Writes the pages and commits everything; the commit's name."""
        for path, paragraphs in (pages or {}).items():
            self.write(path, paragraphs)
        self.day += 1
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD").strip()

    def translated(self) -> None:
        """The page in English, and a day later in German."""
        self.commit({"en/baths.md": ENGLISH})
        self.commit({"de/baths.md": GERMAN})

    def drift(self, source: str = "en", target: str = "de", **more: object) -> Drift:
        return drift(Wish(source, target, "en", "de", **more), self.folder)  # type: ignore[arg-type]


def edited(paragraphs: list[str], number: int, text: str | None = None) -> list[str]:
    """The paragraphs with one replaced, or without it."""
    return [*paragraphs[:number], *([text] if text is not None else []), *paragraphs[number + 1 :]]
