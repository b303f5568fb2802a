"""Runs the desk's jobs one after the other, each in a process of its own (`work`); one runner for each server."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
import uuid
from contextlib import suppress

from review.errors import StoreError
from review.processes import own_module
from review.store import jobs
from review.store.engine import Store

__all__ = ["Runner"]

#: Seconds between two looks at the job that runs, two beats on it, and two looks at whether anybody waits.
_LOOK, _BEAT, _IDLE = 0.3, 2.0, 2.0
#: Of what a process said when it failed without a reason, so many characters are kept.
_SAID = 2_000


class Runner:
    """A thread that claims jobs and starts their processes. `wake` makes it look at once; `stop` ends it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._name = uuid.uuid4().hex
        self._awake = threading.Event()
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name="review-jobs", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """There is something to do."""
        self._awake.set()

    def stop(self) -> None:
        """Ends the thread and the process that runs; its job is then interrupted."""
        self._stopped = True
        self._awake.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopped:
            found = None
            with suppress(StoreError):  # a database that does not answer is asked again
                found = jobs.claim(self._store, self._name)
            if found is None:
                self._awake.wait(_IDLE)
                self._awake.clear()
            else:
                self._do(found)

    def _do(self, job: jobs.Job) -> None:
        command = [*own_module("review.ui.work"), str(job.id), self._name, str(os.getpid())]
        environment = {**os.environ, "REVIEW_DATABASE": self._store.url}
        with tempfile.TemporaryFile() as said:
            process = subprocess.Popen(command, env=environment, stdout=said, stderr=subprocess.STDOUT)  # noqa: S603  # our own interpreter and module
            cancelled, beaten = False, time.monotonic()
            while process.poll() is None and not self._stopped:
                try:
                    process.wait(_LOOK)
                except subprocess.TimeoutExpired:
                    cancelled = self._cancelled(job.id, beat=time.monotonic() - beaten > _BEAT)
                    if cancelled:
                        break
                    if time.monotonic() - beaten > _BEAT:
                        beaten = time.monotonic()
            if process.poll() is None:
                process.kill()  # what it has not committed was never there
                process.wait()
            if self._stopped:
                return
            said.seek(max(0, said.seek(0, os.SEEK_END) - _SAID))
            words = said.read().decode("utf-8", "replace").strip()
        reason = f"the work ended by itself ({process.returncode}). {words.rpartition(chr(10))[2]}"
        with suppress(StoreError):
            jobs.ended(
                self._store, job.id, self._name, "cancelled" if cancelled else "failed", "" if cancelled else reason
            )

    def _cancelled(self, job_id: int, *, beat: bool) -> bool:
        """Whether the job is to end; says that it is worked on where `beat`."""
        try:
            if beat:
                jobs.beat(self._store, job_id, self._name)
            found = jobs.job(self._store, job_id)
        except jobs.Cancelled:
            return True
        except StoreError:  # a database that does not answer is asked again
            return False
        return found is None or found.cancelling
