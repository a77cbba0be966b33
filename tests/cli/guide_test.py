"""Runs what docs/guide.md shows and compares the output; compares the figure of the README with the program's.

A fenced block whose first line starts with "$ " is a command and what a terminal shows of it, both streams. It runs in a
folder that holds only samples/, with whowhom in the search path. ACCEPT_GOLDEN=1 writes the real output into the guide.
"""
import os
import re
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from program import PROGRAM, REPOSITORY, SAMPLES, THREAD, whowhom

GUIDE = REPOSITORY / "docs" / "guide.md"
FIGURE = REPOSITORY / "docs" / "zero-tolerance-thread.svg"
# The layout, and so the coordinates in the figure, are those of this version of Graphviz.
RECORDED_GRAPHVIZ = "2.43.0"
BLOCK = re.compile(r"^```\n\$ (?P<command>[^\n]*)\n(?P<output>.*?)^```\n", re.MULTILINE | re.DOTALL)
ACCEPT = os.environ.get("ACCEPT_GOLDEN") == "1"


class Guide(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        shutil.copytree(SAMPLES, self.folder / "samples")
        binaries = self.folder / ".bin"
        binaries.mkdir()
        (binaries / "whowhom").symlink_to(PROGRAM)
        self.environment = {**os.environ, "PATH": f"{binaries}:{os.environ['PATH']}"}

    def terminal(self, command):
        done = subprocess.run(["bash", "-c", command], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60, check=False)
        return done.stdout.decode()

    def test_the_guide_shows_what_the_program_writes(self):
        text = GUIDE.read_text(encoding="utf-8")
        blocks = list(BLOCK.finditer(text))
        self.assertGreater(len(blocks), 10, "the guide's commands were not found")
        self.assertEqual(len(blocks), text.count("```\n$ "), "a block that shows a command is not closed")
        fresh, at = "", 0
        for block in blocks:
            output = self.terminal(block["command"])
            fresh += text[at:block.start("output")] + output
            at = block.end("output")
            if not ACCEPT:
                with self.subTest(block["command"]):
                    self.assertEqual(block["output"], output)
        if ACCEPT:
            GUIDE.write_text(fresh + text[at:], encoding="utf-8")


class ReadmeFigure(unittest.TestCase):
    def words(self, svg):
        return sorted(" ".join(text.split()) for text in ElementTree.fromstring(svg).itertext() if text.strip())

    def test_the_figure_of_the_readme_is_what_the_program_draws(self):
        fresh = whowhom("draw", THREAD).out
        if ACCEPT:
            FIGURE.write_bytes(fresh)
        shown = FIGURE.read_bytes()
        self.assertEqual(self.words(shown), self.words(fresh))
        if os.environ.get("WHOWHOM_GRAPHVIZ") == RECORDED_GRAPHVIZ:
            self.assertTrue(shown == fresh, "the figure has other coordinates; ACCEPT_GOLDEN=1 writes it again")
        else:
            print(f"skipped: coordinates, because Graphviz is not the recorded {RECORDED_GRAPHVIZ}")


if __name__ == "__main__":
    unittest.main()
