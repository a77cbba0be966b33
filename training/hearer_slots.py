"""How PropBank over EWT realises whoever is told: a table of rolesets by object, preposition or subject.

    training/hearer_slots.py --corpora ../shared/corpora [--examples ROLESET]

The slots of extract/language/en/communication_verbs.tsv are checked against its counts. The hearer is the argument whose
description in propbank-frames says so (hearer, listener, recipient, addressee ...). Train part only.
"""
import argparse
import csv
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from corpora import open_text

HEARER = re.compile(r"hear|listen|recip|address|audience|informed|asked|told|warning|interview|called|conversation|"
                    r"communicator|correspond|other party|second|seer|impelled|sent to|destination", re.I)


def hearer_arguments(path):
    """{roleset: numbers of the arguments that hear}."""
    hearers = {}
    with open(path, encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            if "communication" in row and row["communication"] != "yes":
                continue
            roles = [role.split(":", 1) for role in row["roles"].split(" | ") if ":" in role]
            found = {number for number, text in roles if number not in ("ARG0",) and HEARER.search(text)}
            if found:
                hearers[row["roleset"]] = found
    return hearers


def read_sentences(path):
    rows = []
    for line in open_text(path):
        line = line.rstrip("\n")
        if line.startswith("#"):
            continue
        if line:
            rows.append(line.split("\t"))
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def arguments_of(rows, column):
    """[(label, first row, end row)] of one predicate's column of brackets."""
    spans, label, first = [], None, 0
    for index, row in enumerate(rows):
        cell = row[column]
        opened = re.match(r"\(([^*()]+)\*", cell)
        if opened:
            label, first = opened.group(1), index
        if label and cell.endswith(")"):
            spans.append((label, first, index + 1))
            label = None
    return spans


def slot_of(rows, verb, first):
    word, tag = rows[first][1].lower(), rows[first][2]
    if tag in ("IN", "TO") and word not in ("that", "whether", "if"):
        return word
    return "object" if first > verb else "before"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--examples", help="a roleset, whose sentences are printed instead")
    options = parser.parse_args()
    hearers = hearer_arguments(options.corpora / "propbank-frames/communication_rolesets.tsv")
    slots, total = defaultdict(Counter), Counter()
    for rows in read_sentences(options.corpora / "propbank-ewt/ewt-propbank-train.tsv.xz"):
        predicates = [index for index, row in enumerate(rows) if row[5] != "-"]
        for order, verb in enumerate(predicates):
            roleset = rows[verb][5]
            if not rows[verb][2].startswith("VB"):
                continue
            if options.examples == roleset:
                print(" ".join(row[1] for row in rows))
            total[roleset] += 1
            for label, first, _ in arguments_of(rows, 6 + order):
                if label in hearers.get(roleset, ()):
                    slots[roleset][slot_of(rows, verb, first)] += 1
    if options.examples:
        return
    writer = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
    writer.writerow(["roleset", "verbs", "hearer"])
    for roleset in sorted(slots):
        counts = sorted(slots[roleset].items(), key=lambda item: (-item[1], item[0]))
        writer.writerow([roleset, total[roleset], " ".join(f"{slot}:{count}" for slot, count in counts)])


if __name__ == "__main__":
    main()
