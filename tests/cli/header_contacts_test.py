"""Counts who wrote to whom in the headers of real mail with parsers of its own, and looks for each pair in what the
program found: boxes by Python's email package, released mail by its "From:" and "To:" lines. With --list, prints the
pairs that were missed."""
import contextlib
import email.utils
import json
import mailbox
import re
import subprocess
import sys
import unittest
from pathlib import Path

from program import PROGRAM, REPOSITORY

DOCUMENTS = REPOSITORY.parent / "shared" / "documents"
SKIPPED = 77  # what ctest is told to count as skipped
LIST = "--list" in sys.argv


def extract(paths):
    done = subprocess.run([PROGRAM, "extract", "--format", "json", *map(str, paths)], capture_output=True, check=False)
    if not done.stdout:
        raise AssertionError(done.stderr.decode())
    return json.loads(done.stdout)


def plain(name):
    """The words of a name or address in one order and case, without what parts or quotes them, an office in brackets
    and a digit that stands where a scan made one of an initial."""
    if "@" in name:
        return re.sub(r"^[\s\"'<\[(]+|[\s\"'>\])]+$", "", name.lower())
    name = re.sub(r"[\"'<>\[\])\\]|\(.*|mailto:?", " ", name.lower())
    return " ".join(sorted(word for word in re.split(r"[\s,;.]+", name) if re.search(r"\w", word) and not re.fullmatch(r"\d|i|b\d|_", word)))


class Found:
    """The e-mails of a result: what their senders and receivers are called, and where it says so."""

    def __init__(self, result):
        names = {}
        for entity in result["entities"]:
            called = {entity["name"], *entity["aliases"], *(mention["text"] for mention in entity["mentions"])}
            names[entity["id"]] = {plain(name) for name in called}
        self.contacts = []
        for act in result["communications"]:
            if act["polarity"] != "happened" or act["channel"] not in ("email", "memo"):
                continue
            self.contacts.append((set().union(*(names[e] for e in act["from"])),
                                  set().union(*(names[e] for e in act["to"])), act))

    def has(self, sender, receiver, fits):
        """sender, receiver: sets of what each may be called."""
        return any(sender & senders and receiver & receivers and fits(act)
                   for senders, receivers, act in self.contacts)


def box_pairs(path):
    """(message, sender's address, receiver's address) of each header of the box."""
    with contextlib.closing(mailbox.mbox(path)) as box:
        messages = list(box)
    for number, message in enumerate(messages):
        senders = [address for _, address in email.utils.getaddresses(message.get_all("From", [])) if "@" in address]
        fields = sum((message.get_all(field, []) for field in ("To", "Cc", "Bcc")), [])
        receivers = {address.lower() for _, address in email.utils.getaddresses(fields) if "@" in address}
        for sender in senders[:1]:
            for receiver in sorted(receivers - {sender.lower()}):
                yield number, message.get("Date", ""), sender.lower(), receiver


FIELD = re.compile(r"^\s{0,8}(from|to|cc|bcc|sent|date|subject)(?:\s*:|\s{8})(.*)$", re.IGNORECASE)


def released_headers(text):
    """(start, end, {field: value}) of blocks of lines that begin with "From:", by a parse simpler than the program's."""
    headers, at, block = [], 0, None
    for line in text.splitlines(keepends=True):
        field = FIELD.match(line)
        if not line.strip():
            if block:
                headers.append(block)
            block = None
        elif field and field[1].lower() == "from":
            if block:
                headers.append(block)
            block = [at, at + len(line), {"from": field[2].strip()}, "from"]
        elif field and block:
            block[1], block[3] = at + len(line), field[1].lower()
            block[2][block[3]] = field[2].strip()
        elif block and block[3] != "subject":
            block[1] = at + len(line)
            block[2][block[3]] += " " + line.strip()
        at += len(line)
    return [block[:3] for block in headers + ([block] if block else []) if "to" in block[2]]


def called(entry):
    """What a party may be called that is written so: its name, its address, a name in quotation marks."""
    address = re.findall(r"[\w.+-]+@[\w.-]+\w", entry)
    name = plain(re.sub(r"[<\[].*|'?[\w.+-]+@[\w.-]+\w'?", " ", entry))
    return {name, *map(plain, address)} - {""}


def entries(value):
    """The entries of a list, which also what was blacked out between two of them parts; without the codes that say by
    which paragraph it was, and without the stamp of a page."""
    value = re.sub(r"\s{3,}(?:B\d|1\.4)(?:\(\w\))?(?=\s|;|$)|UNCLASSIFIED U\.S\..*", " ", value)
    return re.split(r";|\s{6,}", value)


def released_pairs(text):
    for start, end, fields in released_headers(text):
        receivers = entries(";".join(fields.get(field, "") for field in ("to", "cc", "bcc")))
        fields["from"] = entries(fields["from"] + ";")[0]
        for receiver in receivers:
            if called(fields["from"]) and called(receiver) and not called(fields["from"]) & called(receiver):
                yield start, end, fields["from"], receiver.strip()


def minute(date):
    """The minute that a date of RFC 5322 says, by its own clock."""
    parsed = email.utils.parsedate_tz(date)
    return "%04d-%02d-%02dT%02d:%02d" % parsed[:5] if parsed else None


class HeaderContacts(unittest.TestCase):
    def assert_few_missed(self, missed, count, bar, what):
        print(f"{what}: {count - len(missed)} of {count} pairs found")
        if LIST:
            print("\n".join(map(str, missed)))
        self.assertGreater(count, 100)
        self.assertLessEqual(len(missed), count * (1 - bar), missed[:20])

    def test_of_boxes_every_header_is_a_contact(self):
        missed, count = [], 0
        for box in sorted((DOCUMENTS / "enron-mail").glob("*.mbox")):
            found = Found(extract([box]))
            for number, date, sender, receiver in box_pairs(box):
                count += 1
                said = minute(date)
                if not found.has({plain(sender)}, {plain(receiver)}, lambda act: (act["date"] or said)[:16] == said):
                    missed.append((box.name, number, sender, receiver))
        self.assert_few_missed(missed, count, 0.998, "boxes")

    def test_of_released_mail_every_header_is_a_contact(self):
        missed, count = [], 0
        for path in sorted((DOCUMENTS / "clinton-mail").glob("C*.txt")):
            text = path.read_bytes().decode()
            found = Found(extract([path]))
            for start, end, sender, receiver in released_pairs(text):
                count += 1
                first, last = len(text[:start].encode()), len(text[:end].encode())
                stands_there = lambda act: any(e["start"] < last and e["end"] > first for e in act["evidence"])
                if not found.has(called(sender), called(receiver), stands_there):
                    missed.append((path.name, sender, receiver))
        self.assert_few_missed(missed, count, 0.97, "released mail")


if __name__ == "__main__":
    if not (DOCUMENTS / "enron-mail").is_dir():
        print(f"skipped: {DOCUMENTS} is not there")
        sys.exit(SKIPPED)
    unittest.main(argv=[argument for argument in sys.argv if argument != "--list"])
