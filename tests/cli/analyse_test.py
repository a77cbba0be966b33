"""CoNLL-U of whole documents: its bytes are those of the document, and no number of jobs changes them."""
import subprocess
import tempfile
import unittest
from pathlib import Path

from program import ALL_SAMPLES, MAILS, MEMO, THREAD, shown, whowhom

COMMANDS = (["analyse", "--roles"], ["extract"], ["list", "contacts"], ["list", "people"], ["gaps"], ["draw"])


def rows_of(conllu):
    """Sentences of lists of ten cells, with the ID as text."""
    sentences = []
    for block in conllu.decode().strip().split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if not line.startswith("#")]
        sentences.append((rows, [line for line in block.split("\n") if line.startswith("#")]))
    return sentences


def range_of(row):
    misc = dict(part.split("=", 1) for part in row[9].split("|"))
    return tuple(int(number) for number in misc["TokenRange"].split(":")), misc


class Analyse(unittest.TestCase):
    def test_ranges_are_the_bytes_of_the_words_and_text_is_their_sentence(self):
        for sample in ALL_SAMPLES:
            data = sample.read_bytes()
            last = 0
            for rows, comments in rows_of(whowhom("analyse", sample).out):
                text, inside = "", 0
                for row in rows:
                    self.assertEqual(len(row), 10, row)
                    (start, end), misc = range_of(row)
                    if "-" in row[0]:
                        inside = int(row[0].split("-")[1])
                    elif int(row[0]) <= inside:
                        self.assertNotIn("SpaceAfter", misc)
                        self.assertEqual(data[start:end].decode(), row[1])
                        last = end
                        continue
                    self.assertGreaterEqual(start, last, row)
                    last = start if "-" in row[0] else end
                    self.assertEqual("".join(data[start:end].decode().split()), "".join(row[1].split()), row)
                    text += row[1] + ("" if misc.get("SpaceAfter") == "No" else " ")
                self.assertIn(f"# text = {text.strip()}", comments)

    def test_any_number_of_jobs_gives_the_same_bytes_and_messages_in_the_same_order(self):
        with tempfile.TemporaryDirectory() as folder:
            files = []
            for number in range(7):
                name = f"{number}.txt" if number != 4 else "missing.txt"
                path = Path(folder) / name
                if number != 4:
                    path.write_bytes(f"Number {number}.\n\n".encode() + (THREAD, MEMO, MAILS)[number % 3].read_bytes())
                files.append(path)
            for command in COMMANDS:
                with self.subTest(command):
                    results = [whowhom(*command, "--jobs", jobs, *files) for jobs in (1, 2, 3)]
                    self.assertEqual(results[0].code, 3, str(results[0]))
                    self.assertIn(b"missing.txt", results[0].err)
                    for other in results[1:]:
                        self.assertTrue(results[0].out == other.out, "other bytes")
                        self.assertEqual(shown(results[0].err), shown(other.err))

    def test_conllu_is_read_and_keeps_its_words(self):
        for sample in ALL_SAMPLES:
            first = whowhom("analyse", sample)
            again = whowhom("analyse", "--conllu", "-", stdin=first.out)
            self.assertEqual(again.code, 0, str(again))
            self.assertTrue(first.out == again.out, f"{sample}: reading the program's own CoNLL-U changed it")

    def test_a_closed_pipe_ends_the_program_quietly(self):
        done = subprocess.run(["bash", "-c", '"$WHOWHOM_PROGRAM" analyse "$0" | head -n 1', str(MEMO)],
                              capture_output=True, timeout=60, check=False)
        self.assertTrue(done.stdout.startswith(b"# newdoc id = "), done)


if __name__ == "__main__":
    unittest.main()
