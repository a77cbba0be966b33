"""The comparison with peers is fair only while converter and scores are right: small trees with known results."""
import os
import random
import stat
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(os.environ["WHOWHOM_SOURCE_DIR"]) / "training"))

from clear_to_ud import inside, to_ud  # noqa: E402
from compare import f1, name_scores, ours, spans, syntax_scores  # noqa: E402
from peers import Word  # noqa: E402
from treebank import read_conllu, read_names  # noqa: E402

LABELS = """nsubj nsubjpass dobj pobj pcomp prep cc conj attr acomp ccomp xcomp punct aux auxpass compound advmod nmod
    npadvmod relcl expl agent dative nummod appos mark""".split()
FORMS = "is there of because at least to told made it , ( ) - said Ann all".split()
TAGS = [("AUX", "VBZ"), ("ADP", "IN"), ("PROPN", "NNP"), ("NOUN", "NN"), ("VERB", "VB"), ("PUNCT", ","), ("PART", "TO"),
        ("ADJ", "JJ"), ("PRON", "WDT"), ("DET", "DT")]


def tree(text):
    """Words from "form|upos|xpos|head|relation", a blank apart."""
    words = []
    for cell in text.split():
        form, upos, xpos, head, relation = cell.split("|")
        words.append(Word(form, upos, xpos, int(head), relation))
    return words


def arcs(words):
    return " ".join(f"{w.form}:{w.head}:{w.relation}" for w in words)


def random_tree(dice, length):
    heads = [0] * length
    order = list(range(length))
    dice.shuffle(order)
    for n, place in enumerate(order[1:], 1):
        heads[place] = dice.choice(order[:n]) + 1
    words = []
    for head in heads:
        upos, xpos = dice.choice(TAGS)
        words.append(Word(dice.choice(FORMS), upos, xpos, head, dice.choice(LABELS) if head else "ROOT",
                          person=dice.choice([0, 0, 0, 1]), space=dice.random() < 0.8))
    return words


class Converter(unittest.TestCase):
    def converts(self, before, after):
        self.assertEqual(arcs(to_ud(tree(before))), after)

    def test_an_object_takes_the_place_of_its_preposition(self):
        self.converts("She|PRON|PRP|2|nsubj wrote|VERB|VBD|0|ROOT to|ADP|IN|2|prep Ann|PROPN|NNP|3|pobj",
                      "She:2:nsubj wrote:0:root to:4:case Ann:2:obl")

    def test_a_preposition_under_a_noun_makes_a_nominal_modifier(self):
        self.converts("news|NOUN|NN|0|ROOT of|ADP|IN|1|prep Ann|PROPN|NNP|2|pobj", "news:0:root of:3:case Ann:1:nmod")

    def test_a_predicate_takes_the_place_of_be(self):
        self.converts("Ann|PROPN|NNP|2|nsubj is|AUX|VBZ|0|ROOT late|ADJ|JJ|2|acomp",
                      "Ann:3:nsubj is:3:cop late:0:root")
        self.converts("Ann|PROPN|NNP|2|nsubj is|AUX|VBZ|0|ROOT in|ADP|IN|2|prep town|NOUN|NN|3|pobj",
                      "Ann:4:nsubj is:4:cop in:4:case town:0:root")

    def test_be_after_there_stays_the_root(self):
        self.converts("there|PRON|EX|2|expl is|AUX|VBZ|0|ROOT hope|NOUN|NN|2|attr",
                      "there:2:expl is:0:root hope:2:nsubj")

    def test_conjuncts_are_flat_and_the_conjunction_belongs_to_the_next(self):
        self.converts("Ann|PROPN|NNP|0|ROOT ,|PUNCT|,|1|punct Bob|PROPN|NNP|1|conj and|CCONJ|CC|3|cc Eve|PROPN|NNP|3|conj",
                      "Ann:0:root ,:3:punct Bob:1:conj and:5:cc Eve:1:conj")

    def test_a_passive_and_its_agent(self):
        self.converts("Ann|PROPN|NNP|3|nsubjpass was|AUX|VBD|3|auxpass told|VERB|VBN|0|ROOT "
                      "by|ADP|IN|3|agent Bob|PROPN|NNP|4|pobj",
                      "Ann:3:nsubj:pass was:3:aux:pass told:0:root by:5:case Bob:3:obl:agent")

    def test_the_subject_of_an_infinitive_is_raised(self):
        self.converts("I|PRON|PRP|2|nsubj want|VERB|VBP|0|ROOT him|PRON|PRP|5|nsubj to|PART|TO|5|aux go|VERB|VB|2|ccomp",
                      "I:2:nsubj want:0:root him:2:obj to:5:mark go:2:xcomp")

    def test_a_person_s_name_is_headed_by_its_first_word(self):
        words = tree("Mr|PROPN|NNP|3|compound Ann|PROPN|NNP|3|compound Lee|PROPN|NNP|4|nsubj left|VERB|VBD|0|ROOT")
        words[1].person = words[2].person = 1
        self.assertEqual(arcs(to_ud(words)), "Mr:2:nmod:desc Ann:4:nsubj Lee:2:flat left:0:root")

    def test_brackets_go_with_what_they_hold(self):
        self.converts("Ann|PROPN|NNP|5|nsubj (|PUNCT|(|1|punct Lee|PROPN|NNP|1|appos )|PUNCT|)|1|punct left|VERB|VBD|0|ROOT",
                      "Ann:5:nsubj (:3:punct Lee:1:appos ):3:punct left:0:root")

    def test_any_tree_stays_a_tree_and_the_input_is_left_alone(self):
        dice = random.Random(4)
        for _ in range(2000):
            words = random_tree(dice, dice.randint(1, 12))
            before = arcs(words)
            after = to_ud(words)
            self.assertEqual(arcs(words), before)
            roots = [i for i, w in enumerate(after, 1) if not w.head]
            self.assertEqual(len(roots), 1, arcs(words))
            self.assertTrue(all(inside(after, i, roots[0]) for i in range(1, len(after) + 1)), arcs(words))


class Scores(unittest.TestCase):
    def test_spans_of_tags(self):
        self.assertEqual(spans(["B-PER", "I-PER", "B-PER", "O", "I-ORG", "I-LOC"]),
                         {(0, 2, "PER"), (2, 3, "PER"), (4, 5, "ORG"), (5, 6, "LOC")})

    def test_f1_counts_over_all_sentences(self):
        self.assertAlmostEqual(f1([{1, 2}, {3}], [{1}, {4}]), 2 / 5)

    def test_a_wrong_head_a_wrong_relation_and_a_wrong_subtype(self):
        gold = tree("a|DET|DT|2|det b|NOUN|NN|0|root c|NOUN|NN|2|nmod:poss .|PUNCT|.|2|punct")
        read = tree("a|DET|DT|3|det b|NOUN|NN|0|root c|PROPN|NN|2|nmod .|PUNCT|.|2|punct")
        self.assertEqual(syntax_scores([gold], [read]), {
            "UPOS": 0.75, "UAS": 0.75, "LAS": 0.5, "LAS, no subtypes": 0.75, "LAS, no punctuation": 1 / 3})

    def test_sentences_that_the_name_file_cuts_otherwise_do_not_count(self):
        words = [Word("Ann", "PROPN", "NNP", 0, "root", "B-PER")]
        found = name_scores({"s1": ["B-PER"], "s2": ["O", "O"]}, [("s1", words), ("s2", words), ("s3", words)])
        self.assertEqual((found["names"], found["ORG"]), (1.0, 0.0))


class Files(unittest.TestCase):
    def test_words_of_a_multi_word_token_are_words_without_a_blank_between(self):
        lines = ["# sent_id = s1", "1-2\tcan't\t_\t_\t_\t_\t_\t_\t_\t_", "1\tca\tcan\tAUX\tMD\t_\t0\troot\t_\tEntity=B-PER",
                 "2\tn't\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_", ""]
        [(sent_id, words)] = read_conllu(lines)
        self.assertEqual((sent_id, [w.space for w in words], [w.name for w in words]), ("s1", [False, True], ["B-PER", "O"]))

    def test_names_of_other_kinds_are_none(self):
        lines = ["# sent_id = s1", "1\tAnn\tB-PER\t-\tx", "2\tIrish\tB-OTH\t-\tx", ""]
        self.assertEqual(read_names(lines), {"s1": ["B-PER", "O"]})

    def test_our_program_is_shown_forms_and_spaces_only(self):
        with tempfile.TemporaryDirectory() as folder:
            program = Path(folder) / "program"
            program.write_text('#!/bin/sh\ntest "$1 $2" = "analyse --conllu" && cat "$3"\n', encoding="utf-8")
            program.chmod(program.stat().st_mode | stat.S_IXUSR)
            words = tree("Ann|PROPN|NNP|2|nsubj left|VERB|VBD|0|root")
            words[0].space = False
            with self.assertRaisesRegex(ValueError, "'_'"):  # the stub gives no head back: nothing of ours was in the file
                ours(str(program), [("s1", words)])


if __name__ == "__main__":
    unittest.main()
