"""What is left when the program is killed while a reader is at work, and what a keeper does that nobody asked for.

The files are large enough that their readers are at work when the program is killed.
"""
import os
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from program import PROGRAM, THREAD, findings_of, whowhom


def descendants(process):
    """Process ids of children and their children, as /proc lists them."""
    found = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue
        for child in map(int, children):
            found += [child, *descendants(child)]
    return found


def runs(process):
    """Whether a process is there and is no zombie."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state not in "ZX"


def wait_until(condition, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return False


class Killed(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        file = Path(self.folder.name) / "long.txt"
        file.write_bytes(b"Ann Lee told Bo Cole of the plan on the quay. \n" * 2_000_000)
        # A second one is read while the first is.
        self.files = [file, Path(self.folder.name) / "long2.txt"]
        self.files[1].write_bytes(file.read_bytes() + b"The end.\n")

    def killed_by(self, number):
        with subprocess.Popen([PROGRAM, "read", *map(str, self.files)], stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL, start_new_session=True) as program:
            self.assertTrue(wait_until(lambda: len(descendants(program.pid)) >= 2), "no reader was started")
            family = descendants(program.pid)
            program.send_signal(number)
            program.wait(timeout=30)
        self.assertTrue(wait_until(lambda: not any(map(runs, family))), f"left running: {family}")

    def test_no_process_outlives_a_program_that_is_killed(self):
        self.killed_by(signal.SIGKILL)

    def test_no_process_outlives_a_program_that_is_interrupted(self):
        self.killed_by(signal.SIGINT)


class Keeper(unittest.TestCase):
    def test_a_keeper_that_nobody_asks_ends_at_once(self):
        result = whowhom("--read-worker")
        self.assertEqual((result.code, result.out, result.err), (2, b"", b""))


class SameText(unittest.TestCase):
    def test_the_box_changes_nothing_in_what_is_read(self):
        boxed, alone = (whowhom("read", THREAD, "--json", *more) for more in ((), ("--in-process",)))
        self.assertEqual(boxed.code, 0, str(boxed))
        self.assertEqual((boxed.out, boxed.err), (alone.out, alone.err))

    def test_a_pipe_is_read_as_the_file_is(self):
        piped = whowhom("extract", "-", stdin=THREAD.read_bytes())
        self.assertEqual(piped.code, 0, str(piped))
        self.assertTrue(findings_of(THREAD)["communications"])
        self.assertEqual(piped.out.count(b'"trigger"'), whowhom("extract", THREAD).out.count(b'"trigger"'))


if __name__ == "__main__":
    if not os.path.exists("/proc/self/task"):
        raise SystemExit(77)
    unittest.main()
