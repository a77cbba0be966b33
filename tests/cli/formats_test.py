"""Reads every awkward file of ../shared/documents/formats by itself: text or a reason, no crash, no hang, no process left
behind. Skipped with a word where the files are not there."""
import ctypes
import json
import os
import subprocess
import sys
import time
import unittest

from program import PROGRAM, REPOSITORY

FORMATS = REPOSITORY.parent / "shared" / "documents" / "formats"
SKIPPED = 77  # what ctest is told to count as skipped
SECONDS = 120  # a hang; how long files take is measured elsewhere
NOT_DATA = {"SOURCE.txt", "LICENSE.txt", "LICENSE-head.txt"}


def read(path):
    start = time.monotonic()
    done = subprocess.run([PROGRAM, "read", "--json", str(path)], capture_output=True, check=False, timeout=120)
    return done, time.monotonic() - start


class Formats(unittest.TestCase):
    def test_every_file_gives_text_or_a_reason_in_time(self):
        files = sorted(path for path in FORMATS.rglob("*") if path.is_file() and path.name not in NOT_DATA)
        read_whole = 0
        for path in files:
            with self.subTest(path.relative_to(FORMATS)):
                done, seconds = read(path)
                told = done.stderr.decode()
                self.assertIn(done.returncode, (0, 3), told)
                self.assertNotIn("crashed", told)
                self.assertNotIn("made no progress", told)
                self.assertNotIn("answer is damaged", told)
                self.assertLess(seconds, SECONDS)
                result = json.loads(done.stdout)
                self.assertTrue(result["documents"] or result["files"][0].get("reason"))
                for document in result["documents"]:
                    text = document["text"].encode()
                    self.assertTrue(text.strip())
                    for part in document["pages"] + document["set_aside"] + document["places"]:
                        self.assertLessEqual(part["start"], part["end"])
                        self.assertLessEqual(part["end"], len(text))
                if done.returncode == 3:
                    self.assertIn("error: ", told)
                read_whole += done.returncode == 0
        print(f"{len(files)} files, {read_whole} read whole", file=sys.stderr)

    def test_a_batch_of_all_goes_through_and_sums_up(self):
        done = subprocess.run([PROGRAM, "read", str(FORMATS)], capture_output=True, check=False, timeout=300)
        self.assertEqual(done.returncode, 3, done.stderr.decode()[-2000:])
        self.assertRegex(done.stderr.decode(), r"\n\d+ files: \d+ read, \d+ partly read, \d+ not read\n")
        with self.assertRaises(ChildProcessError, msg="a reader's process is left"):
            os.waitpid(-1, os.WNOHANG)


def adopt_orphans():
    """Processes that the program leaves become children of this one, and can be seen."""
    pr_set_child_subreaper = 36  # linux/prctl.h
    ctypes.CDLL(None, use_errno=True).prctl(pr_set_child_subreaper, 1, 0, 0, 0)


if __name__ == "__main__":
    if not FORMATS.is_dir():
        print("skipped: ../shared/documents/formats is not there")
        sys.exit(SKIPPED)
    adopt_orphans()
    unittest.main()
