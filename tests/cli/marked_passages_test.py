"""Scores the program against the passages that careful readers marked, where these stand beside the repository."""
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from program import PROGRAM, REPOSITORY

EVALUATION = REPOSITORY.parent / "shared" / "evaluation"
GOLD = EVALUATION / "gold"
SKIPPED = 77  # what ctest is told to count as skipped


def score(folder):
    command = f"{shlex.quote(PROGRAM)} extract --format json"
    done = subprocess.run([sys.executable, str(EVALUATION / "score"), "--json", "--run", command, str(folder)],
                          capture_output=True, check=False)
    figures = json.loads(done.stdout or b"{}")
    if done.returncode != 0:
        raise AssertionError(f"{figures.get('failed')}\n{done.stderr.decode()}")
    return figures


class MarkedPassages(unittest.TestCase):
    def assert_at_least(self, figures, measure, bar):
        value = figures[measure]["f1"] if isinstance(figures[measure], dict) else figures[measure]
        self.assertGreaterEqual(value, bar, f"{measure}: {figures}")

    def test_the_thread_is_read_as_careful_readers_read_it(self):
        with tempfile.TemporaryDirectory() as folder:
            for ending in ("txt", "json"):
                shutil.copy(GOLD / f"zero-tolerance-thread.{ending}", folder)
            figures = score(folder)
        for measure, bar in (("entities", 0.90), ("contacts", 1.0), ("gaps", 1.0), ("affiliations", 0.80),
                             ("documents", 0.80), ("evidence", 1.0)):
            with self.subTest(measure):
                self.assert_at_least(figures, measure, bar)

    def test_over_all_passages_contacts_are_rather_left_out_than_invented(self):
        figures = score(GOLD)
        print(json.dumps(figures, indent=2))
        self.assertGreaterEqual(figures["contacts"]["precision"], 0.5, figures)
        self.assert_at_least(figures, "evidence", 1.0)


if __name__ == "__main__":
    if not os.access(EVALUATION / "score", os.X_OK):
        print(f"skipped: {EVALUATION} is not there")
        sys.exit(SKIPPED)
    unittest.main()
