"""What must hold of the findings of any document; checked on the samples."""
import itertools
import json
import tempfile
import unittest
from pathlib import Path
from random import Random

from program import ALL_SAMPLES, MEMO, THREAD, all_evidence, findings_of, whowhom


class Findings(unittest.TestCase):
    def test_every_quote_is_the_bytes_at_its_span(self):
        for sample in ALL_SAMPLES:
            text = sample.read_bytes()
            findings = findings_of(sample)
            self.assertTrue(list(all_evidence(findings)), f"{sample.name}: nothing found to check")
            for evidence in all_evidence(findings):
                with self.subTest(sample=sample.name, quote=evidence["quote"]):
                    self.assertEqual(text[evidence["start"]:evidence["end"]].decode(), evidence["quote"])

    def test_every_anchor_lies_in_its_quote_in_order_and_apart_from_those_of_its_role(self):
        for evidence in all_evidence(findings_of(*ALL_SAMPLES)):
            last_start, ends = evidence["start"], {}
            for (start, end), role in zip(evidence.get("anchors", []), evidence.get("anchor_roles", []), strict=True):
                self.assertLessEqual(last_start, start)
                self.assertLess(start, end)
                self.assertLessEqual(end, evidence["end"])
                # Those of one role are disjoint; those of two may share words.
                self.assertLessEqual(ends.get(role, start), start)
                last_start, ends[role] = start, end

    def test_conflicts_name_each_other_and_are_of_one_pair_said_and_denied(self):
        text = (b"Karin Olsen said that Peter Holm told Maria Falk about the leak. Falk testified that Holm never told "
                b"her. Holm met Karin Olsen in Prague. According to Falk, Holm and Olsen never met.\n")
        acts = {act["id"]: act for act in json.loads(whowhom("extract", "-", stdin=text).out)["communications"]}
        disputed = [act for act in acts.values() if act["conflicting"]]
        self.assertEqual(len(disputed), 4)
        for act in disputed:
            for other in (acts[name] for name in act["conflicting"]):
                self.assertIn(act["id"], other["conflicting"])
                self.assertEqual({act["polarity"], other["polarity"]}, {"happened", "did_not_happen"})
                self.assertEqual({*act["from"], *act["to"]}, {*other["from"], *other["to"]})

    def test_every_mention_is_the_bytes_at_its_place(self):
        for sample in ALL_SAMPLES:
            text = sample.read_bytes()
            for entity in findings_of(sample)["entities"]:
                for mention in entity["mentions"]:
                    self.assertEqual(text[mention["start"]:mention["end"]].decode(), mention["text"])

    def test_every_id_that_is_named_is_there_and_ids_are_unique(self):
        findings = findings_of(*ALL_SAMPLES)
        ids = {kind: [thing["id"] for thing in findings[kind]] for kind in ("documents", "entities", "communications")}
        for kind, list_of_ids in ids.items():
            self.assertEqual(len(list_of_ids), len(set(list_of_ids)), kind)
        for communication in findings["communications"]:
            self.assertLessEqual({*communication["from"], *communication["to"]}, {*ids["entities"]})
        for relation in findings["relations"]:
            self.assertLessEqual({relation["from"], relation["to"]}, {*ids["entities"]})
        for evidence in all_evidence(findings):
            self.assertIn(evidence["document"], ids["documents"])

    def test_no_pair_has_itself_as_the_other_side(self):
        for communication in findings_of(*ALL_SAMPLES)["communications"]:
            self.assertFalse(set(communication["from"]) & set(communication["to"]), communication)

    def test_the_order_of_inputs_does_not_matter(self):
        orders = [whowhom("extract", *order).out for order in itertools.permutations(ALL_SAMPLES)]
        self.assertEqual(len(set(orders)), 1)

    def test_neither_order_nor_jobs_change_a_byte(self):
        texts = {
            "report-vol1.txt": "Ann B. Hill, the harbour master, told Tomas Reyle that the crane was unsafe. Reyle asked "
                               "Robert Kern of the Federal Aviation Administration (FAA) to look.\n",
            "report-vol2.txt": "Hill met Bob Kern on Friday. Mr Reyle wrote to the FAA and to President Ostrow.\n",
            "thread.txt": "From: Ann Hill <ann.hill@port.example>\nTo: Bob Kern <bkern@faa.example>\nSubject: crane\n\n"
                          "Bob, I have told Tomas. Did you call him?\nAnn\n",
            "answer.txt": "From: Bob Kern <bkern@faa.example>\nTo: Ann Hill <ann.hill@port.example>\nSubject: Re: crane\n\n"
                          "I have not spoken with Reyle.\n",
            "hearing.txt": "CHAIRMAN OSTROW: Ms. Hill, whom did you tell?\nMS. HILL: I told Mr. Reyle.\n"
                           "CHAIRMAN OSTROW: And the FAA?\nMS. HILL: I wrote to Robert Kern.\n",
            "column.md": "# The crane\n\nJohn Hill told A. Hill nothing. José Kern and Jose Kern met.\n",
            "note.txt": "Secretary Ostrow of the Port Office informed R. Kern. Eve Ostrow was told by Reyle.\n",
        }
        with tempfile.TemporaryDirectory() as folder:
            for name, text in texts.items():
                (Path(folder) / name).write_text(text, encoding="utf-8")
            random = Random(5)
            names = sorted(texts)
            results = set()
            for jobs in (1, 2, 3, 7):
                for _ in range(4):
                    results.add(whowhom("extract", "--jobs", jobs, *names, cwd=folder).out)
                    random.shuffle(names)
            self.assertEqual(len(results), 1)
            findings = json.loads(results.pop())
            for entity in findings["entities"]:
                for mention in entity["mentions"]:
                    path = next(d["path"] for d in findings["documents"] if d["id"] == mention["document"])
                    text = (Path(folder) / path).read_bytes()
                    self.assertEqual(text[mention["start"]:mention["end"]].decode(), mention["text"])

    def test_a_document_given_twice_counts_once(self):
        once, twice = whowhom("extract", MEMO).out, whowhom("extract", MEMO, MEMO).out
        self.assertEqual(once, twice)

    def test_our_own_json_read_back_gives_the_same_bytes(self):
        for inputs in [[sample] for sample in ALL_SAMPLES] + [ALL_SAMPLES]:
            with self.subTest([path.name for path in inputs]), tempfile.TemporaryDirectory() as folder:
                first = whowhom("extract", *inputs).out
                saved = Path(folder) / "case.json"
                saved.write_bytes(first)
                self.assertEqual(whowhom("extract", saved).out, first)
                self.assertEqual(whowhom("extract", "-", stdin=first).out, first)

    def test_a_document_and_its_findings_draw_the_same_figure(self):
        saved = whowhom("extract", THREAD).out
        self.assertEqual(whowhom("draw", "-", stdin=saved).out, whowhom("draw", THREAD).out)

    def test_what_was_set_aside_holds_no_evidence(self):
        result = whowhom("read", THREAD, "--json")
        aside = json.loads(result.out)["documents"][0]["set_aside"]
        self.assertTrue(aside)
        for evidence in all_evidence(findings_of(THREAD)):
            for part in aside:
                if part["reason"] == "page furniture":
                    self.assertTrue(evidence["end"] <= part["start"] or part["end"] <= evidence["start"], evidence)

    def test_a_silence_is_never_among_the_contacts(self):
        # The same words, stated and denied: the denial must not count as the contact.
        for negation in ("did not tell", "never told", "failed to tell", "didn't tell"):
            with self.subTest(negation):
                said = f"Ada Kern {negation} Bruno Falk about the flood.\n".encode()
                found = json.loads(whowhom("extract", "-", stdin=said).out)["communications"]
                self.assertEqual([c["polarity"] for c in found], ["did_not_happen"] * len(found))
                self.assertTrue(found)


if __name__ == "__main__":
    unittest.main()
