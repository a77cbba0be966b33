"""Runs whowhom for the command line tests. Where it stands and where the samples are, ctest says in the environment."""
import json
import os
import subprocess
from pathlib import Path

PROGRAM = os.environ["WHOWHOM_PROGRAM"]
REPOSITORY = Path(os.environ["WHOWHOM_SOURCE_DIR"])
SAMPLES = REPOSITORY / "samples"
THREAD = SAMPLES / "zero-tolerance-thread.txt"
MEMO = SAMPLES / "harbour-memo.txt"
ARTICLE = SAMPLES / "observatory-article.md"
MAILS = SAMPLES / "archive-mails.txt"
ALL_SAMPLES = [THREAD, MEMO, ARTICLE, MAILS]


class Result:
    """Exit code, and both streams as bytes."""

    def __init__(self, done):
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr

    def __str__(self):
        return f"exit {self.code}\n--- stdout\n{shown(self.out)}\n--- stderr\n{shown(self.err)}"


def shown(stream):
    """The start of a stream, for a failure's message."""
    return stream[:3000].decode("utf-8", "replace")


def whowhom(*arguments, stdin=b"", cwd=None, environment=None, seconds=120):
    """Runs the program with these arguments (strings or paths)."""
    done = subprocess.run(
        [PROGRAM, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, **(environment or {})},
        timeout=seconds,
        check=False,
    )
    return Result(done)


def findings_of(*paths):
    """What the program finds in these documents, as parsed JSON."""
    result = whowhom("extract", *paths)
    if result.code != 0:
        raise AssertionError(str(result))
    return json.loads(result.out)


def all_evidence(findings):
    """Every evidence of communications and relations."""
    for claim in findings["communications"] + findings["relations"]:
        yield from claim["evidence"]
