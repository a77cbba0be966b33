"""Exit code, stdout and stderr of one command: a new case is one line in CASES.

Arguments are split at blanks; each case runs in a folder of its own that holds the samples and the flawed files made by
make_flawed_files.
"""
import json
import os
import shutil
import tempfile
import unittest
from pathlib import Path

from program import ALL_SAMPLES, MEMO, whowhom


class Case:
    def __init__(self, arguments, code, out=(), err=(), stdin=b"", not_out=()):
        self.arguments, self.code, self.stdin = arguments, code, stdin
        self.out, self.err, self.not_out = [[t] if isinstance(t, str) else list(t) for t in (out, err, not_out)]


def doubtful_findings():
    """A contact, and its denial read with little confidence."""
    def act(name, polarity, rule, confidence, start, quote):
        evidence = {"document": "d1", "start": start, "end": start + len(quote), "quote": quote, "rule": rule,
                    "confidence": confidence}
        return {"id": name, "from": ["ann"], "to": ["bea"], "polarity": polarity, "confidence": confidence,
                "conflicting": ["c2" if name == "c1" else "c1"], "evidence": [evidence]}

    return {"format": "whowhom/1", "documents": [{"id": "d1", "path": "a.txt", "title": "A", "sha256": "0" * 64}],
            "entities": [{"id": name, "name": name.title(), "type": "person"} for name in ("ann", "bea")],
            "communications": [act("c1", "happened", "verb:tell", 0.9, 0, "Ann told Bea."),
                               act("c2", "did_not_happen", "verb:hint", 0.3, 20, "Ann gave Bea no hint.")],
            "relations": []}


THREAD, ARTICLE, MAILS = "zero-tolerance-thread.txt", "observatory-article.md", "archive-mails.txt"

CASES = [
    # help and wrong use
    Case("--version", 0, out="whowhom 0."),
    Case("--help", 0, out=["draw", "extract", "list", "gaps", "read", "Examples:", "Exit:"]),
    Case("draw --help", 0, out=["Examples:", "--format", "-o"]),
    Case("extract --help", 0, out=["Examples:", "--format"]),
    Case("list --help", 0, out=["Examples:", "people", "agencies", "documents", "contacts", "relations"]),
    Case("list people --help", 0, out=["--json", "--all-text"]),
    Case("list people --help", 0, out="--maybe"),
    Case("explain --help", 0, out=["Examples:", "NAME [NAME] FILE", "--json"]),
    Case("gaps --help", 0, out=["Examples:", "--json"]),
    Case("analyse --help", 0, out=["Examples:", "CoNLL-U"]),
    Case("read --help", 0, out=["Examples:", "--all-text"]),
    Case("", 2, err="--help"),
    Case("frobnicate", 2, err="frobnicate"),
    Case("list", 2, err=["people", "--help"]),
    Case("list secrets harbour-memo.txt", 2, err="secrets"),
    Case("draw", 2, err="FILE"),
    Case("extract --format xml harbour-memo.txt", 2, err=["--format", "xml"]),
    Case("draw --format gif harbour-memo.txt", 2, err=["--format", "gif"]),
    Case("draw harbour-memo.txt -o figure.gif", 2, err=["figure.gif", "svg"]),
    Case("draw harbour-memo.txt -o figure", 2, err=["figure", "--format"]),
    Case("gaps --sideways harbour-memo.txt", 2, err="--sideways"),
    # each command on a sample
    Case(f"list people {THREAD}", 0, out=["Jeff Sessions", "Rod Rosenstein", "Nielsen", "Hamilton"], not_out="Ottilie"),
    Case(f"list agencies {THREAD}", 0, out=["DOJ", "DHS", "HHS", "US Attorneys"]),
    Case(f"list documents {THREAD}", 0, out=["report", "draft of the policy"]),
    Case(f"list contacts {THREAD}", 0, out=["US Attorneys", "HHS", "2018-05"]),
    Case(f"list relations {THREAD}", 0, out=["Secretary", "NOT: "]),
    Case(f"list people {THREAD} --all-text", 0, out=["Jeff Sessions", "Anstruther-Quill"]),
    Case(f"list people {THREAD} --json", 0, out=['"whowhom/1"', "Jeff Sessions"], not_out='"organization"'),
    Case("list people harbour-memo.txt --maybe", 0, out=["Pairs that may be one: 0", "Mentions in doubt"]),
    Case("list people two-hills.txt doubt.txt", 0, out="1 pair may be one: --maybe shows it"),
    Case("list people two-hills.txt doubt.txt --maybe", 0, out=["Ann Hill (ann-hill) – Hill (hill)", "a surname alone", "“Ms Hill”"]),
    Case("list people two-hills.txt doubt.txt --maybe --json", 0, out=['"maybe_same_as"', '"ann-hill"'], not_out="Reyle"),
    Case("list contacts harbour-memo.txt --maybe", 2, err="--maybe"),
    Case("explain dahl harbour-memo.txt", 0, out=["Henrik Dahl · person", "«Dahl» sent Okafor", "line 9", "full name"]),
    Case("explain HENRIK-DAHL harbour-memo.txt", 1, err="Henrik Dahl"),
    Case("explain henrik-dahl harbour-memo.txt --json", 0, out=['"sentence"', '"rule"', '"maybe_same_as"']),
    Case("explain hill two-hills.txt doubt.txt", 0, out=["2 parties have this name", "Considered and not merged", "a surname alone"]),
    Case("explain okafr harbour-memo.txt", 1, err=["okafr", "Paul Okafor"]),
    Case("explain harbour-memo.txt", 2, err="explain NAME"),
    Case("explain dahl", 2, err="FILE"),
    Case("explain dahl kessel solvang harbour-memo.txt", 2, err=["solvang", "quotation marks"]),
    Case("explain Henrik Dahl harbour-memo.txt", 1, err=['Henrik: nobody', '"Henrik Dahl"']),
    Case("explain dahl henrik-dahl harbour-memo.txt", 1, err=["both Henrik Dahl", "quotation marks"]),
    Case("explain dahl okafr harbour-memo.txt", 1, err=["okafr", "Paul Okafor"]),
    Case("explain kessel dahl harbour-memo.txt", 0, out=[
        "Marta Kessel (marta-kessel) and Henrik Dahl (henrik-dahl): 1 stated silence", "did not happen: Marta Kessel",
        "“«Ms Kessel» told me that «she» had «not» «spoken» with «Mr Dahl».”", "harbour-memo.txt:15\n",
        "one side    Marta Kessel “she”\n", "other side  Henrik Dahl “Mr Dahl”\n", "says so     Marta Kessel “Ms Kessel”\n",
        "trigger     “spoken”\n", "negation    “not”\n", "rule        verb:speak\n", "confidence  0."]),
    Case("explain dahl kessel harbour-memo.txt --json", 0, out=[
        '"a": [', '"henrik-dahl"', '"communications": [', '"did_not_happen"', '"anchor_roles"', '"doubtful": false',
        '"line": 15', '"others_of_b"']),
    Case("explain Okafor dahl harbour-memo.txt", 0, out=[
        ": 1 contact\n", "sender      Paul Okafor", "date        2019-03-04", "«called»", "«told» «him»"]),
    Case("explain kessel ingrid-solvang harbour-memo.txt", 0, out=[
        "nothing was found that says they communicated, and nothing that says they did not", "Henrik Dahl  1 stated silence"]),
    Case("explain ann bea doubtful.json", 0, err="there are no lines", out=[
        "1 contact, 1 stated silence", "happened: Ann", "did not happen: Ann did not tell Bea · conflicts with c1",
        "a.txt, bytes 20 to 41", "confidence  0.30, below 0.5: left out of figures and gaps"]),
    Case("explain hill reyle two-hills.txt doubt.txt", 0, out=["Hill (hill)", " or ", "sender      Ann Hill (ann-hill) “Hill”"]),
    Case("explain dahl nowhere.txt", 1, err="nowhere.txt"),
    Case(f"gaps {THREAD}", 0, out=["DOJ", "HHS", "did not communicate with HHS"]),
    Case(f"gaps {THREAD} --json", 0, out=['"gaps"', '"stated"', '"evidence"']),
    Case(f"gaps --fail-on stated {THREAD}", 4, out="HHS"),
    Case("gaps --fail-on stated quiet.txt", 0, out="No stated silences"),
    Case("analyse harbour-memo.txt", 0, out=["# newdoc id = harbour-memo.txt", "# sent_id = d1-1", "TokenRange=0:10"]),
    Case(f"read {THREAD}", 0, out=["set aside", "sha256"], err="set aside"),
    Case(f"read {ARTICLE}", 0, out=["Markdown", "Observatory closed without a word to the university"]),
    Case("analyse --conllu -", 0, out="1\tHello\thello\t", stdin=b"1\tHello" + b"\t_" * 8 + b"\n\n"),
    Case("analyse --conllu harbour-memo.txt", 1, err=["harbour-memo.txt:1: the line has 1 of 10 columns", "^"]),
    Case("analyse --jobs 0 harbour-memo.txt", 2, err="--jobs"),
    Case("analyse - -", 2, err="standard input", stdin=MEMO.read_bytes()),
    Case("analyse nowhere.txt harbour-memo.txt picture.txt", 3, out="# sent_id = d2-1", err=["nowhere.txt", "picture.txt"]),
    Case("read harbour-memo.txt", 0, out=["plain text", "bytes"]),
    Case("read harbour-memo.txt --json", 0, out=['"sentences"', '"text"']),
    Case(f"read {THREAD} --text", 0, out="HHS", not_out="Landlord"),
    Case(f"extract {THREAD}", 0, out='"format": "whowhom/1"'),
    Case(f"draw {THREAD}", 0, out=["<svg", "</svg>"]),
    Case(f"draw {THREAD} -o -", 0, out="<svg"),
    Case(f"draw {THREAD} --format dot", 0, out="digraph"),
    Case(f"draw {THREAD} --format json", 0, out='"nodes"'),
    Case(f"draw {THREAD} --format png", 0, out="PNG"),
    Case(f"draw {THREAD} --format pdf", 0, out="%PDF"),
    Case(f"draw {THREAD} -o figure.svg", 0, err=["contact", "figure.svg"]),
    Case(f"draw {THREAD} --title Silence", 0, out="Silence"),
    Case("list people quiet.txt", 0, out="None found."),
    Case("list contacts quiet.txt", 0, out="Contacts: 0", not_out="doubtful"),
    Case("list contacts quiet.txt --doubtful", 0, out="None has a confidence below 0.5."),
    Case("list contacts doubtful.json", 0, out=["c1  Ann", "1 doubtful reading of a confidence below 0.5 is left out"], not_out="c2"),
    Case("list contacts doubtful.json --doubtful", 0, out=["c2  Ann did not tell Bea", "read by verb:hint with a confidence of 0.30"], not_out="c1  Ann"),
    Case("list contacts doubtful.json --json", 0, out='"c1"', err="1 doubtful reading", not_out='"c2"'),
    Case("list contacts doubtful.json --doubtful --json", 0, out='"c2"', not_out='"c1"'),
    Case("list people doubtful.json --doubtful", 2, err="--doubtful"),
    Case("gaps doubtful.json", 0, out=["No stated silences", "1 doubtful silence left out"]),
    Case("gaps doubtful.json --fail-on stated", 0, out="No stated silences"),
    Case("draw doubtful.json --format json", 0, out="1 contact was read with too little confidence", not_out="silence"),
    Case("list contacts two-accounts.txt", 0, out=["conflicts with c2", "conflicts with c1"]),
    Case("gaps two-accounts.txt", 0, out="somebody else says that it happened"),
    Case("draw two-accounts.txt", 0, out=", disputed"),
    Case("draw quiet.txt", 0, out="</svg>"),
    Case(f"draw {THREAD} harbour-memo.txt {ARTICLE} {MAILS}", 0, out="</svg>"),
    # standard input
    Case("list people -", 0, out="Ingrid Solvang", stdin=MEMO.read_bytes()),
    Case("read -", 0, out="bytes", stdin=MEMO.read_bytes()),
    Case("list contacts -", 0, out="Ann", stdin=json.dumps(doubtful_findings()).encode()),
    Case("list contacts - -", 2, err="standard input", stdin=MEMO.read_bytes()),
    Case("list people -", 1, err="empty", stdin=b""),
    # inputs that cannot be read
    Case("list people nowhere.txt", 1, err=["nowhere.txt", "no such file"]),
    Case("list people folder", 1, err="folder: has no files to read"),
    Case("list people tree", 0, out=["Ann Hill", "Tomas Reyle"], err="tree/deep/copy.txt: has the same text as tree/a.txt"),
    Case("list people tree --include *.md", 1, err="tree: has no files that fit --include"),
    Case("list people tree --include deep/* --exclude copy*", 1, err="tree: has no files that fit --include and --exclude"),
    Case("read tree --include deep/*", 0, out="tree/deep/copy.txt", not_out="tree/a.txt"),
    Case("read tree", 0, out=["tree/a.txt\n", "tree/deep/copy.txt\n"], err="2 files: 2 read\n", not_out=".hidden"),
    Case("read tree nowhere.txt --json", 3, err="3 files: 2 read, 1 not read\n  1 × no such file", out=[
        '"path": "tree/a.txt"', '"state": "not read"', '"documents": 1']),
    Case("read letters --json", 0, out='"threads": [[0,1]],'),
    Case("read nowhere.txt --json", 3, err="no such file", out=['"documents": [', '"state": "not read"']),
    Case("read empty.txt", 3, err="empty"),
    Case("list people empty.txt", 1, err=["empty.txt", "empty"]),
    Case("list people blank.txt", 1, err=["blank.txt", "empty"]),
    Case("list people picture.txt", 1, err=["picture.txt", "is a picture"]),
    Case("list people latin1.txt", 0, out="José", err=["latin1.txt", "windows-1252"]),
    Case("list people broken.json", 1, err=["broken.json:3", "JSON"]),
    Case("list people stranger.json", 1, err=["stranger.json", "whowhom/2"]),
    Case("list people nowhere.txt empty.txt", 1, err=["nowhere.txt", "empty.txt"]),
    Case("list people nowhere.txt harbour-memo.txt picture.txt", 3, out="Tomas Reyle", err=["nowhere.txt", "picture.txt"]),
    Case("extract folder harbour-memo.txt", 3, out="Tomas Reyle", err="folder"),
    Case("draw empty.txt harbour-memo.txt -o figure.svg", 3, err="empty.txt"),
    Case("read empty.txt harbour-memo.txt", 3, out="harbour-memo.txt", err="empty.txt"),
    Case("list people harbour-memo.txt ./harbour-memo.txt", 0, err="counts once"),
    # outputs that cannot be written
    Case("draw harbour-memo.txt -o no/such/folder/figure.svg", 1, err=["no/such/folder/figure.svg", "-o"]),
    Case("extract harbour-memo.txt -o folder", 1, err="folder"),
    Case("extract harbour-memo.txt -o /dev/full", 1, err="/dev/full"),
]


def make_flawed_files(folder):
    (folder / "doubtful.json").write_text(json.dumps(doubtful_findings()), encoding="utf-8")
    (folder / "two-accounts.txt").write_bytes(
        b"Karin Olsen said that Peter Holm told Maria Falk about the leak. Falk testified that Holm never told her.\n")
    (folder / "folder").mkdir()
    (folder / "tree" / "deep").mkdir(parents=True)
    for name in ("a.txt", "deep/copy.txt", ".hidden"):
        (folder / "tree" / name).write_bytes(b"Ann Hill told Tomas Reyle about the flood.\n")
    (folder / "letters").mkdir()
    head = b"From: Ann Lee <ann@a.example>\nTo: Bo Ek <bo@b.example>\nDate: Mon, 4 May 2020 10:00:00 +0000\n"
    for name, more in (("1.eml", b"Subject: Crane\nMessage-ID: <1@a>"), ("3.eml", b"Subject: Flood\nMessage-ID: <3@a>"),
                       ("2.eml", b"Subject: Re: Crane\nMessage-ID: <2@a>\nIn-Reply-To: <1@a>")):
        (folder / "letters" / name).write_bytes(head + more + b"\n\nWords of " + name.encode() + b".\n")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\n\t\n")
    (folder / "quiet.txt").write_bytes(b"It rained all day and the river rose.\n")
    (folder / "two-hills.txt").write_bytes(b"Ann Hill told Tomas Reyle about the flood. Hill wrote to Reyle again.\n")
    (folder / "doubt.txt").write_bytes(b"Ms Hill told the mayor, Eve Ostrow, about it.\n")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00")
    (folder / "latin1.txt").write_bytes(b"One line is fine.\nJos\xe9 Ruiz wrote to Ana Marsh.\n")
    (folder / "broken.json").write_bytes(b'{"format": "whowhom/1",\n "documents": [],\n "entities": [}\n')
    (folder / "stranger.json").write_bytes(b'{"format": "whowhom/2", "documents": []}\n')


class Cases(unittest.TestCase):
    def test_every_command_gives_its_exit_code_and_says_what_it_must(self):
        for case in CASES:
            with self.subTest(case.arguments), tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                for sample in ALL_SAMPLES:
                    shutil.copy(sample, folder)
                make_flawed_files(folder)
                before = set(os.listdir(folder))
                result = whowhom(*case.arguments.split(), stdin=case.stdin, cwd=folder)
                self.assertEqual(result.code, case.code, result)
                for text in case.out:
                    self.assertIn(text.encode(), result.out, result)
                for text in case.not_out:
                    self.assertNotIn(text.encode(), result.out, result)
                for text in case.err:
                    self.assertIn(text.encode(), result.err, result)
                if case.code in (1, 2):
                    self.assertEqual(result.out, b"", "a failure writes no result")
                    self.assertEqual(set(os.listdir(folder)), before, "a failure leaves no file")


if __name__ == "__main__":
    unittest.main()
