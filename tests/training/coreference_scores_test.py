"""Scores of chains against cases with published results, or reckoned by hand."""
import itertools
import os
import random
import sys
import unittest
from pathlib import Path

SOURCE = Path(os.environ.get("WHOWHOM_SOURCE_DIR", Path(__file__).parents[2]))
sys.path.insert(0, str(SOURCE / "training"))

from coreference_scores import Score, b_cubed, ceaf_phi4, f1, greatest_assignment, muc  # noqa: E402


def chains(text):
    """"a bc" are the chains {a} and {b, c}."""
    return [set(chain) for chain in text.split()]


class PublishedCases(unittest.TestCase):
    """Cases 1 to 6 of the reference scorer's tests (Pradhan et al. 2014); their CEAF is published, the rest is by hand.

    Each is (response, MUC, B³, CEAF) with recall and precision as fractions, for one key."""

    KEY = "a bc def"
    CASES = [
        ("a bc def", ((3, 3), (3, 3)), ((6, 6), (6, 6)), ((3, 3), (3, 3))),
        ("a de", ((1, 3), (1, 1)), ((7 / 3, 6), (3, 3)), ((1.8, 3), (1.8, 2))),
        ("a bcx defy z", ((3, 3), (3, 5)), ((6, 6), (55 / 12, 9)), ((93 / 35, 3), (93 / 35, 4))),
        ("a bcx dy z", ((1, 3), (1, 3)), ((10 / 3, 6), (17 / 6, 7)), ((2.2, 3), (2.2, 4))),
        ("a bcxB dy z", ((1, 3), (1, 4)), ((10 / 3, 6), (2.5, 8)), ((31 / 15, 3), (31 / 15, 4))),
        ("a bcx dy Bz", ((1, 3), (1, 4)), ((10 / 3, 6), (17 / 6, 8)), ((2.2, 3), (2.2, 4))),
    ]
    PUBLISHED_CEAF = [1, 0.72, 0.75918, 0.62857, 0.59048, 0.62857]

    def check(self, found, expected, name):
        for side, (numerator, denominator) in zip(found, expected):
            self.assertAlmostEqual(side[0], numerator, places=9, msg=name)
            self.assertEqual(side[1], denominator, name)

    def test_all_measures(self):
        for (response, *expected), published in zip(self.CASES, self.PUBLISHED_CEAF):
            for measure, sides in zip((muc, b_cubed, ceaf_phi4), expected):
                found = measure(chains(self.KEY), chains(response))
                self.check(found, sides, f"{measure.__name__} of {response}")
            self.assertAlmostEqual(f1(*found), published, places=5)

    def test_sides_change_places(self):
        for response, *_ in self.CASES:
            for measure in (muc, b_cubed, ceaf_phi4):
                there = measure(chains(self.KEY), chains(response))
                back = measure(chains(response), chains(self.KEY))
                self.check(there, back[::-1], f"{measure.__name__} of {response}")

    def test_bagga_and_baldwin_1998(self):
        """A wrong link costs more where it joins more; MUC does not see that."""
        key = chains("12345 67 89ABC")
        small, large = chains("12345 6789ABC"), chains("1234589ABC 67")
        for response in (small, large):
            self.check(muc(key, response), ((9, 9), (9, 10)), "muc")
        self.check(b_cubed(key, small), ((12, 12), (5 + 4 / 7 + 25 / 7, 12)), "b3")
        self.check(b_cubed(key, large), ((12, 12), (5 + 2, 12)), "b3")


class Assignment(unittest.TestCase):
    def test_is_not_greedy(self):
        self.assertAlmostEqual(greatest_assignment([[0.9, 0.8], [0.8, 0.0]]), 1.6)

    def test_is_the_best_of_all(self):
        dice = random.Random(1)
        for _ in range(200):
            rows, columns = dice.randint(1, 5), dice.randint(1, 5)
            gain = [[dice.choice((0.0, dice.random())) for _ in range(columns)] for _ in range(rows)]
            tall = gain if rows >= columns else [list(column) for column in zip(*gain)]
            best = max(sum(tall[r][c] for c, r in enumerate(order))
                       for order in itertools.permutations(range(len(tall)), len(tall[0])))
            self.assertAlmostEqual(greatest_assignment(gain), best, places=9)

    def test_nothing_has_no_gain(self):
        self.assertEqual(greatest_assignment([]), 0.0)
        self.assertEqual(greatest_assignment([[], []]), 0.0)


class Sums(unittest.TestCase):
    def test_documents_add_up_before_the_division(self):
        score = Score()
        score.add(chains("ab"), chains("ab"))
        score.add(chains("cdef"), chains("cx"))
        figures = score.figures()
        self.assertAlmostEqual(figures["muc"], f1((1, 4), (1, 2)))
        self.assertAlmostEqual(figures["b3"], f1((2 + 1 / 4, 6), (2 + 1 / 2, 4)))
        self.assertAlmostEqual(figures["ceaf"], f1((1 + 1 / 3, 2), (1 + 1 / 3, 2)))
        self.assertAlmostEqual(figures["conll"], (figures["muc"] + figures["b3"] + figures["ceaf"]) / 3)
        self.assertAlmostEqual(figures["mention_recall"], 3 / 6)
        self.assertAlmostEqual(figures["mention_precision"], 3 / 4)

    def test_nothing_found_is_nought_and_no_error(self):
        score = Score()
        score.add(chains("ab cd"), [])
        self.assertEqual(score.figures()["conll"], 0.0)
        score.add([], [])
        self.assertEqual(score.figures()["mention_recall"], 0.0)


if __name__ == "__main__":
    unittest.main()
