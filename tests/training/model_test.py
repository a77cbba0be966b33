"""The weights in the repository are the ones that were measured, and the oracle of the forward pass is of these."""
import hashlib
import json
import os
import unittest
from pathlib import Path

SOURCE = Path(os.environ.get("WHOWHOM_SOURCE_DIR", Path(__file__).parents[2]))
GOLDEN = SOURCE / "tests/extract/golden"


class Model(unittest.TestCase):
    def test_weights_have_the_recorded_hash(self):
        recorded = (GOLDEN / "english_model.sha256").read_text(encoding="utf-8").split()[0]
        model = (SOURCE / "extract/language/en/english.model").read_bytes()
        self.assertEqual(hashlib.sha256(model).hexdigest(), recorded)

    def test_weights_of_the_pronoun_scorer_have_the_recorded_hash(self):
        recorded = (GOLDEN / "pronouns_model.sha256").read_text(encoding="utf-8").split()[0]
        model = (SOURCE / "extract/language/en/pronouns.model").read_bytes()
        self.assertEqual(hashlib.sha256(model).hexdigest(), recorded)

    def test_oracle_has_two_hundred_sentences_of_whole_trees(self):
        oracle = json.loads((GOLDEN / "english_oracle.json").read_text(encoding="utf-8"))
        self.assertEqual(len(oracle), 200)
        for sentence in oracle:
            self.assertEqual(sentence["heads"].count(0), 1, sentence["words"])
            self.assertEqual(len(sentence["heads"]), len(sentence["words"]))


if __name__ == "__main__":
    unittest.main()
