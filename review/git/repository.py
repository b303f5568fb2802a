"""A git repository as its objects: revisions, trees and the bytes of files as they were, through one `git cat-file`."""

from __future__ import annotations

import signal
import subprocess  # git has no other way in
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from types import TracebackType

from review.errors import InputError, UsageError
from review.files import MAX_BYTES
from review.git.command import git_command

__all__ = ["Repository", "unquoted"]

_ESCAPES = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"f": b"\f", b"v": b"\v"}


class Repository:
    """The repository that a folder lies in. Use it in a `with`: it keeps a process of git's.

    Raises InputError where there is no git, or the folder is in no repository.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._batch: subprocess.Popen[bytes] | None = None
        if not folder.is_dir():
            raise InputError("no such folder; a git repository is wanted", folder)
        bare = self.run("rev-parse", "--is-bare-repository", "--is-shallow-repository")
        lines = bare.stdout.decode("utf-8", "replace").split()
        if bare.returncode or len(lines) < 2:
            raise InputError("is in no git repository; drift is read from the history of both files", folder)
        #: Whether it has no working tree, and whether its history was cut off when it was cloned.
        self.bare, self.shallow = lines[0] == "true", lines[1] == "true"
        top = self.run("rev-parse", "--git-dir" if self.bare else "--show-toplevel").stdout
        place = Path(top.decode("utf-8", "surrogateescape").rstrip("\n"))
        #: The top of the working tree; of a bare repository its own folder.
        self.top = (folder / place).resolve()

    def __enter__(self) -> Repository:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Ends git's process."""
        if self._batch is not None:
            for stream in (self._batch.stdin, self._batch.stdout):
                if stream is not None:
                    with suppress(BrokenPipeError):
                        stream.close()
            self._batch.wait()
            self._batch = None

    def run(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        """Runs git to its end. Raises InputError where there is no git."""
        try:
            return subprocess.run(self._command(*arguments), capture_output=True, check=False)  # noqa: S603
        except FileNotFoundError:
            raise InputError("git is not installed; drift is read from its history", self.folder) from None

    def lines(self, *arguments: str) -> Iterator[bytes]:
        """What git prints, line by line as it comes. Raises InputError with git's words where it fails."""
        with subprocess.Popen(  # noqa: S603  # no shell
            self._command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            try:
                for line in process.stdout:
                    yield line.rstrip(b"\n")
            except GeneratorExit:
                process.kill()
                raise
            said = process.stderr.read().decode("utf-8", "replace").strip().splitlines()
            if process.wait() == -signal.SIGINT:  # Ctrl+C in a terminal goes to git as well, and git may be first
                raise KeyboardInterrupt
            if process.returncode:
                raise InputError(f"git says: {said[0] if said else f'exit {process.returncode}'}", self.top)

    def _command(self, *arguments: str) -> list[str]:
        return git_command(self.folder, *arguments)

    def resolve(self, revision: str) -> str:
        """The commit's full name. Raises UsageError for what is no name, InputError for one that is not there."""
        if not revision or revision.startswith("-") or "\0" in revision:
            raise UsageError(f"a git revision is wanted, such as main or HEAD~3, not {revision!r}")
        found = self.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if found.returncode:
            if revision == "HEAD":
                raise InputError("has no commit yet; commit the texts first", self.top)
            hint = "; it is a shallow clone: fetch the whole history with git fetch --unshallow" if self.shallow else ""
            raise InputError(f"git knows no revision {revision!r}{hint}", self.top)
        return found.stdout.decode("ascii").strip()

    def files(self, commit: str) -> dict[str, str]:
        """Path → blob of every regular file in a commit."""
        done = self.run("ls-tree", "-r", "-z", "--full-tree", commit)
        if done.returncode:
            raise InputError(f"git says: {done.stderr.decode('utf-8', 'replace').strip()[:200]}", self.top)
        found = {}
        for entry in done.stdout.split(b"\0"):
            about, _, path = entry.partition(b"\t")
            if about.startswith(b"100"):
                found[path.decode("utf-8", "surrogateescape")] = about.split()[2].decode("ascii")
        return found

    def blob_at(self, commit: str, path: str) -> str | None:
        """The blob of a file in a commit, None where it was not there."""
        if "\n" in path:
            return None
        answer = self._ask(f"{commit}:{path}")
        return answer[0] if answer is not None else None

    def blob(self, name: str) -> bytes | None:
        """A blob's bytes; None where it is not there, as in a partial clone, or too large to be a text."""
        answer = self._ask(name)
        return answer[1] if answer is not None else None

    def _ask(self, name: str) -> tuple[str, bytes] | None:
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(name.encode("utf-8", "surrogateescape") + b"\n")
        process.stdin.flush()
        head = process.stdout.readline().split()
        if len(head) != 3 or head[-1] in (b"missing", b"ambiguous"):
            if not head:
                raise InputError(
                    "git cat-file ended before its time; git fsck says whether the repository is whole", self.top
                )
            return None
        size = int(head[2])
        data = process.stdout.read(size)
        process.stdout.read(1)
        return (head[0].decode("ascii"), data) if head[1] == b"blob" and size <= MAX_BYTES else None

    @property
    def _process(self) -> subprocess.Popen[bytes]:
        if self._batch is None:
            self._batch = subprocess.Popen(  # noqa: S603  # no shell
                self._command("cat-file", "--batch"),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._batch

    @cached_property
    def shallow_ends(self) -> frozenset[str]:
        """The commits at which a shallow clone's history was cut off."""
        place = self.run("rev-parse", "--git-path", "shallow").stdout.decode("utf-8", "surrogateescape").strip()
        with suppress(OSError):
            return frozenset((self.folder / place).read_text(encoding="ascii").split())
        return frozenset()

    @cached_property
    def depth(self) -> int:
        """How many commits a shallow clone has from HEAD."""
        return int(self.run("rev-list", "--count", "HEAD").stdout or b"0")


def unquoted(path: bytes) -> str:
    """A path as git prints it, in quotes where it has signs that a line cannot hold."""
    if not (len(path) > 1 and path.startswith(b'"') and path.endswith(b'"')):
        return path.decode("utf-8", "surrogateescape")
    out = bytearray()
    at, end = 1, len(path) - 1
    while at < end:
        sign = path[at : at + 1]
        if sign != b"\\":
            out += sign
            at += 1
        elif path[at + 1 : at + 4].isdigit():
            out.append(int(path[at + 1 : at + 4], 8) & 255)
            at += 4
        else:
            out += _ESCAPES.get(path[at + 1 : at + 2], path[at + 1 : at + 2])
            at += 2
    return bytes(out).decode("utf-8", "surrogateescape")
