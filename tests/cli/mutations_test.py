"""Mutated files of every kind: the program reads them or says why not, and leaves no process behind."""
import unittest

import mutate
from program import PROGRAM, REPOSITORY

SEEDS = REPOSITORY / "tests" / "fuzz" / "seeds"
FORMATS = REPOSITORY.parent / "shared" / "documents" / "formats"


class Mutations(unittest.TestCase):
    def assert_survives(self, folder, count):
        tally = mutate.Tally()
        # Pictures take seconds each.
        mutate.run(PROGRAM, [folder], count, count, tally, options=("--ocr", "never"))
        self.assertEqual(tally.broken, [])
        self.assertEqual(sum(tally.read.values()), count * len(mutate.files_in([folder])))

    def test_a_mutation_is_the_same_each_time(self):
        data = bytes(range(256)) * 8
        self.assertEqual(mutate.mutation(data, "a", 7), mutate.mutation(data, "a", 7))
        self.assertEqual(len({mutate.mutation(data, "a", number) for number in range(50)}), 50)

    def test_seeds(self):
        self.assert_survives(SEEDS, 5)

    @unittest.skipUnless(FORMATS.is_dir(), "../shared/documents/formats is not there")
    def test_formats(self):
        self.assert_survives(FORMATS, 2)


if __name__ == "__main__":
    unittest.main()
