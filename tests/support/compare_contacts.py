"""Compares the contacts of two results of `whowhom extract`, as pairs of names with their polarity.

    compare_contacts.py FIRST.json SECOND.json [--least SHARE] [--all]

Parties of the two results are one where they share a name or an alias of two words or more, so that "Rob Porter" here
and "Robert Porter" there, each also called by the other name, are not a difference. Prints what only one side has, each with its quote, and the share of both; exit 1 below SHARE.
"""
import argparse
import json
import re
import sys
from collections import Counter


def folded(text):
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


class Parties:
    """One name for each party, whatever each result calls it."""

    def __init__(self, results):
        self.parent = {}
        for findings in results:
            for entity in findings["entities"]:
                forms = {folded(form) for form in [entity["name"], *entity.get("aliases", [])]}
                forms = sorted(form for form in forms if " " in form) or sorted(forms)
                for form in forms:
                    self.join(form, forms[0])

    def root(self, form):
        self.parent.setdefault(form, form)
        while self.parent[form] != form:
            form = self.parent[form]
        return form

    def join(self, a, b):
        a, b = sorted((self.root(a), self.root(b)))
        self.parent[b] = a

    def name(self, entity):
        return self.root(folded(entity["name"]))


def pairs_of(findings, parties):
    """Counter of (name, name, polarity), and a quote of each."""
    name = {entity["id"]: parties.name(entity) for entity in findings["entities"]}
    pairs, quotes = Counter(), {}
    for act in findings["communications"]:
        found = {tuple(sorted((name[a], name[b]))) + (act["polarity"],)
                 for a in act["from"] for b in act["to"] if a != b}
        for pair in found:
            pairs[pair] += 1
            quotes.setdefault(pair, []).append(" ".join(act["evidence"][0]["quote"].split()))
    return pairs, quotes


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first")
    parser.add_argument("second")
    parser.add_argument("--least", type=float, default=0.0)
    parser.add_argument("--all", action="store_true", help="every difference, not the first forty")
    options = parser.parse_args()
    results = []
    for path in (options.first, options.second):
        with open(path, encoding="utf-8") as file:
            results.append(json.load(file))
    parties = Parties(results)
    (first, first_quotes), (second, second_quotes) = (pairs_of(findings, parties) for findings in results)
    for title, missing, quotes in (("only in the first", first - second, first_quotes),
                                   ("only in the second", second - first, second_quotes)):
        print(f"{title}: {sum(missing.values())}")
        for pair, count in sorted(missing.items())[:None if options.all else 40]:
            print(f"  {count} × {pair[0]} – {pair[1]} {pair[2]}: {quotes[pair][0][:160]}")
    both = sum((first & second).values())
    acts = both / max(1, sum((first | second).values()))
    kinds = len(set(first) & set(second)) / max(1, len(set(first) | set(second)))
    print(f"acts of both: {both} of {sum((first | second).values())} ({acts:.3f}); "
          f"pairs of both: {len(set(first) & set(second))} of {len(set(first) | set(second))} ({kinds:.3f})")
    print(f"acts: {sum(first.values())} in the first, {sum(second.values())} in the second")
    return 0 if acts >= options.least else 1


if __name__ == "__main__":
    sys.exit(main())
