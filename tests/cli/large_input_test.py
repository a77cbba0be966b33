"""Inputs that a program can choke on: they end in bounded time and memory, with a result or a plain message."""
import os
import resource
import subprocess
import tempfile
import unittest
from pathlib import Path

MEBIBYTE = 1 << 20


class LargeInput(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.path = Path(temporary.name) / "large.txt"

    def run_bounded(self, seconds, mebibytes):
        """Exit code and stderr of `list contacts`, with limits on processor time and memory."""
        sanitized = os.environ.get("WHOWHOM_SANITIZED") == "1"

        def limit():
            if not sanitized:  # the sanitizers reserve terabytes of addresses and take several times longer
                resource.setrlimit(resource.RLIMIT_AS, (mebibytes * MEBIBYTE, mebibytes * MEBIBYTE))
                resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))

        done = subprocess.run([os.environ["WHOWHOM_PROGRAM"], "list", "contacts", str(self.path)],
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=limit, check=False)
        return done.returncode, done.stderr[:2000].decode("utf-8", "replace")

    def assert_ends(self, seconds=60, mebibytes=2048):
        code, err = self.run_bounded(seconds, mebibytes)
        self.assertIn(code, (0, 1), err)
        if code == 1:
            self.assertIn("large.txt", err)

    def test_one_line_of_100_mb_without_blanks(self):
        self.path.write_bytes(b"a" * (100 * 1000 * 1000))
        self.assert_ends()

    def test_one_line_of_100_mb_of_prose(self):
        self.path.write_bytes(b"Ada Kern told Bruno Falk that it rained and " * (100 * 1000 * 1000 // 44))
        self.assert_ends()

    def test_a_hundred_thousand_open_brackets(self):
        self.path.write_bytes(b'("[' * 100_000)
        self.assert_ends()

    def test_ten_thousand_names_in_one_sentence(self):
        names = ", ".join(f"Ada {chr(65 + i % 26)}{'abcdefghij'[i // 26 % 10]}{'klmnopqrst'[i // 260 % 10]}son"
                          for i in range(10_000))
        self.path.write_bytes(f"Bruno Falk told {names} about the flood.\n".encode())
        self.assert_ends()

    def test_a_hundred_thousand_short_lines(self):
        self.path.write_bytes(b"Ada Kern called Bruno Falk.\n" * 100_000)
        self.assert_ends()


if __name__ == "__main__":
    unittest.main()
