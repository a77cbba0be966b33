"""What is written does not depend on where, when and how the program runs, and is written whole or not at all."""
import os
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from program import ALL_SAMPLES, MEMO, THREAD, whowhom

COMMANDS = [["extract"], ["draw"], ["draw", "--format", "dot"], ["draw", "--format", "json"], ["list", "contacts"],
            ["gaps", "--json"], ["draw", "--format", "png"], ["draw", "--format", "pdf"]]


def german_locale(folder):
    """The environment of a German desktop, its locale compiled into `folder`; None where the sources are not there."""
    try:
        subprocess.run(["localedef", "-i", "de_DE", "-f", "UTF-8", str(folder / "de_DE.UTF-8")],
                       capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return {"LOCPATH": str(folder), "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"}


class Output(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)

    def bytes_of(self, command, inputs, **how):
        result = whowhom(*command, *inputs, **how)
        self.assertEqual(result.code, 0, result)
        return result.out

    def test_the_same_input_gives_the_same_bytes_twice(self):
        for command in COMMANDS:
            with self.subTest(command):
                self.assertEqual(self.bytes_of(command, ALL_SAMPLES), self.bytes_of(command, ALL_SAMPLES))

    def test_the_locale_changes_nothing(self):
        locales = [{"LC_ALL": "C.UTF-8"}]
        german = german_locale(self.folder)
        if german:
            locales.append(german)
        else:
            print("skipped: de_DE.UTF-8, because the package locales is not installed")
        for command in COMMANDS:
            plain = self.bytes_of(command, [THREAD], environment={"LC_ALL": "C"})
            for locale in locales:
                with self.subTest(command=command, locale=locale["LC_ALL"]):
                    self.assertEqual(self.bytes_of(command, [THREAD], environment=locale), plain)

    def test_the_time_zone_and_the_clock_change_nothing(self):
        for command in COMMANDS:
            with self.subTest(command):
                here = self.bytes_of(command, [MEMO], environment={"TZ": "UTC"})
                there = self.bytes_of(command, [MEMO], environment={"TZ": "Asia/Tokyo", "SOURCE_DATE_EPOCH": "1"})
                self.assertEqual(here, there)

    def test_the_current_folder_changes_nothing(self):
        for sample in ALL_SAMPLES:
            shutil.copy(sample, self.folder)
        names = [sample.name for sample in ALL_SAMPLES]
        for command in COMMANDS:
            with self.subTest(command):
                self.assertEqual(self.bytes_of(command, names, cwd=self.folder),
                                 self.bytes_of(command, names, cwd=THREAD.parent))

    def test_no_home_and_a_read_only_home_are_no_hindrance(self):
        home = self.folder / "home"
        home.mkdir(mode=0o500)
        for environment in ({"HOME": str(home), "XDG_CACHE_HOME": str(home)}, {"HOME": "/nonexistent"}):
            result = whowhom("draw", THREAD, "--format", "png", environment=environment)
            self.assertEqual((result.code, result.out[:4]), (0, b"\x89PNG"), result)

    def test_a_path_with_blanks_and_letters_outside_ascii_works(self):
        place = self.folder / "a folder, für alle"
        place.mkdir()
        copy = shutil.copy(MEMO, place / "the memo.txt")
        figure = place / "the figure.svg"
        result = whowhom("draw", copy, "-o", figure)
        self.assertEqual(result.code, 0, result)
        self.assertIn(b"</svg>", figure.read_bytes())

    def test_every_svg_is_well_formed(self):
        for inputs in [[sample] for sample in ALL_SAMPLES] + [ALL_SAMPLES]:
            with self.subTest([path.name for path in inputs]):
                root = ElementTree.fromstring(self.bytes_of(["draw"], inputs))
                self.assertEqual(root.tag, "{http://www.w3.org/2000/svg}svg")

    def test_a_file_and_standard_output_hold_the_same_bytes(self):
        for ending in ("svg", "dot", "png", "pdf", "json"):
            with self.subTest(ending):
                figure = self.folder / f"figure.{ending}"
                self.assertEqual(whowhom("draw", THREAD, "-o", figure).code, 0)
                self.assertEqual(figure.read_bytes(), self.bytes_of(["draw", "--format", ending], [THREAD]))

    def test_a_failure_leaves_the_old_file_as_it_was(self):
        figure = self.folder / "figure.svg"
        figure.write_bytes(b"old")
        self.assertEqual(whowhom("draw", self.folder / "nowhere.txt", "-o", figure).code, 1)
        self.assertEqual(figure.read_bytes(), b"old")

    def test_an_output_larger_than_the_limit_leaves_no_partial_file(self):
        # A limit on the size of files stands for a full disk. The folder must hold nothing afterwards.
        figure = self.folder / "figure.svg"
        script = 'trap "" XFSZ; ulimit -f 1; exec "$0" draw "$1" -o "$2"'
        done = subprocess.run(["bash", "-c", script, os.environ["WHOWHOM_PROGRAM"], str(THREAD), str(figure)],
                              capture_output=True, check=False)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn(b"figure.svg", done.stderr)
        self.assertEqual(os.listdir(self.folder), [])

    def test_a_reader_that_stops_listening_ends_the_program_quietly(self):
        # 141 is what a shell shows of SIGPIPE; 1 with a message is as good.
        script = '"$0" extract "$1" | head -c 10 >/dev/null; exit "${PIPESTATUS[0]}"'
        done = subprocess.run(["bash", "-c", script, os.environ["WHOWHOM_PROGRAM"], str(THREAD)],
                              capture_output=True, check=False)
        self.assertIn(done.returncode, (0, 1, 141), done.stderr)

    def test_no_output_names_this_machine(self):
        for command in COMMANDS:
            if command[-1] in ("png", "pdf"):
                continue  # compressed: the SVG that both are made of is looked at
            with self.subTest(command):
                out = self.bytes_of(command, [THREAD.name], cwd=THREAD.parent)
                self.assertNotIn(str(THREAD.parent).encode(), out)
                self.assertNotIn(os.uname().nodename.encode() + b".", out)


if __name__ == "__main__":
    unittest.main()
