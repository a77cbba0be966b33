"""How well the program knows who is meant: pronouns on GAP, chains on GUM and LitBank.

    measure_coreference.py --program build/whowhom --rows-program build/coreference_rows --corpora DIR

All figures are of the whole program, from plain text to the JSON of `whowhom extract`. The parts measured are never
trained on: GAP's validation, GUM's development documents, every fifth document of LitBank.

GAP: two labels a snippet, is the pronoun the first name's, the second's. "decided": the entity that the program gives
the pronoun, as it stands in a case. "best": where it leaves the pronoun in doubt, the likeliest candidate that it names
as refused; that is what its scorer thinks, and what systems that always answer are to be compared with.

Chains: a mention is known by its head word (the word that the others hang on, by the program's own tree), as our names
leave out articles and clauses that the corpora's spans hold; "exact" compares the bytes of the spans. Chains of one
mention are left out on both sides, as in OntoNotes. "people and organizations" are the marked chains of these types and
the program's entities of these types.
"""
import argparse
import json
import re
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

import coreference_corpora
from coreference_data import read_rows, write_rows
from coreference_scores import Score
from corpora import open_text


def extract(program, path):
    out = subprocess.run([program, "extract", "--format", "json", path], capture_output=True, check=True).stdout
    return json.loads(out)


def measure_gap(program, texts, folder):
    right = {"decided": [0, 0], "best": [0, 0]}  # labels, snippets
    counts = {"decided": {}, "best": {}}
    answered = answered_right = 0
    for number, text in enumerate(texts):
        path = folder / f"gap{number}.txt"
        path.write_text(text.text, encoding="utf-8")
        found = extract(program, path)
        by_id = {e["id"]: e for e in found["entities"]}
        at_pronoun = lambda mention: mention["start"] == text.pronoun
        entity = next((e for e in found["entities"] if any(map(at_pronoun, e["mentions"]))), None)
        doubtful = next((by_id[u["candidates"][0]] for u in found["unresolved"]
                         if at_pronoun(u["mention"]) and u["candidates"]), None)
        truth = [r for *_, r in text.pair]
        woman = text.text.encode()[text.pronoun:text.pronoun + 1].lower() == b"s" or \
            text.text.encode()[text.pronoun:text.pronoun + 3].lower() == b"her"
        for way, chosen in (("decided", entity), ("best", entity or doubtful)):
            names = [m for m in (chosen or {"mentions": []})["mentions"] if m["start"] != text.pronoun]
            labels = [any(m["start"] < end and m["end"] > start for m in names) for start, end, _ in text.pair]
            right[way][0] += sum(a == b for a, b in zip(labels, truth))
            right[way][1] += labels == truth
            count = counts[way].setdefault("she" if woman else "he", [0, 0, 0])
            for a, b in zip(labels, truth):
                count[0] += a and b
                count[1] += a and not b
                count[2] += b and not a
            if way == "decided" and any(labels):
                answered += 1
                answered_right += labels == truth
    f1 = lambda c: 2 * c[0] / max(1, 2 * c[0] + c[1] + c[2])
    for way in right:
        he, she = counts[way]["he"], counts[way]["she"]
        overall = f1([a + b for a, b in zip(he, she)])
        print(f"GAP validation, {way}: labels {right[way][0] / 2 / len(texts):.3f}, snippets "
              f"{right[way][1] / len(texts):.3f}; F1 masculine {f1(he):.3f}, feminine {f1(she):.3f}, all {overall:.3f}")
    print(f"  one of the two decided in {answered} of {len(texts)}, {answered_right / max(1, answered):.3f} of them right")


def types_of_gum(path):
    """(start, end) in words of the document → type, by document; the spans of en_gum and en_ontogum are the same words."""
    types, name, number, still_open = {}, None, 0, {}
    for line in open_text(path):
        line = line.rstrip("\n")
        if line.startswith("# newdoc id"):
            name, number, still_open = line.split("= ")[1], 0, {}
            types[name] = {}
        elif line and not line.startswith("#"):
            cells = line.split("\t")
            if not cells[0].isdigit():
                continue
            misc = dict(part.split("=", 1) for part in cells[9].split("|") if "=" in part)
            for part in re.findall(r"\([^()]+\)?|[^()]+\)", misc.get("Entity", "")):
                group = part.strip("()").split("-")
                if part.startswith("("):
                    if part.endswith(")"):
                        types[name][number, number] = group[1]
                    else:
                        still_open.setdefault(group[0], []).append((number, group[1]))
                elif still_open.get(group[0]):
                    start, kind = still_open[group[0]].pop()
                    types[name][start, number] = kind
            number += 1
    return types


def types_of_litbank(folder, name):
    types = {}
    for line in (Path(folder) / f"coref/tsv/{name}.ann").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if cells[0] == "MENTION":
            types[int(cells[2]), int(cells[3]), int(cells[5])] = cells[7]
    return types


PARTIES = {"person", "organization", "PER", "ORG"}


def measure_chains(program, rows_program, name, texts, type_of, folder):
    write_rows(rows_program, texts, folder)
    scores = {(scope, spans): Score() for scope in ("all", "parties") for spans in ("head", "exact")}
    for number, (rows, text) in enumerate(zip(read_rows(folder), texts)):
        found = extract(program, folder / f"{number:05d}.txt")
        kinds = {chain: Counter(type_of(text, span) for span in spans).most_common(1)[0][0]
                 for chain, spans in text.chains.items()}
        # Where two marked mentions have one head ("Ann" in "Ann and Bo"), the shorter has it.
        heads = {}
        for chain, spans in sorted(text.chains.items(), key=lambda item: str(item[0])):
            for start, end in spans:
                head = rows.head_of_span(start, end)
                if head is not None and (head not in heads or heads[head][0] > end - start):
                    heads[head] = (end - start, chain)
        key_heads, response_heads, seen = {}, [], set()
        for head, (_, chain) in heads.items():
            key_heads.setdefault(chain, set()).add(head)
        response_exact, types, taken = [], [], set()
        for entity in found["entities"]:
            own, exact = set(), set()
            for m in entity["mentions"]:
                head = rows.head_of_span(m["start"], m["end"])
                if head is not None and head not in seen:
                    own.add(head)
                    seen.add(head)
                if (m["start"], m["end"]) not in taken:
                    exact.add((m["start"], m["end"]))
                    taken.add((m["start"], m["end"]))
            response_heads.append(own)
            response_exact.append(exact)
            types.append(entity["type"])
        long_enough = lambda chains: [c for c in chains if len(c) > 1]
        for scope in ("all", "parties"):
            wanted = lambda chain: scope == "all" or kinds[chain] in PARTIES
            ours = lambda chains: [c for c, t in zip(chains, types) if scope == "all" or t in PARTIES]
            once = set()
            exact_key = []
            for chain, spans in text.chains.items():
                if wanted(chain):
                    exact_key.append({s for s in spans if s not in once})
                    once |= set(spans)
            scores[scope, "head"].add(long_enough([m for c, m in key_heads.items() if wanted(c)]),
                                      long_enough(ours(response_heads)))
            scores[scope, "exact"].add(long_enough(exact_key), long_enough(ours(response_exact)))
    for (scope, spans), score in scores.items():
        f = score.figures()
        chains = "all chains" if scope == "all" else "people and organizations"
        print(f"{name}, {chains}, {spans}: CoNLL {f['conll']:.3f} (MUC {f['muc']:.3f}, B3 {f['b3']:.3f}, CEAF "
              f"{f['ceaf']:.3f}); mentions F1 {f['mentions']:.3f} (recall {f['mention_recall']:.3f}, precision "
              f"{f['mention_precision']:.3f})")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--rows-program", required=True)
    parser.add_argument("--corpora", required=True, type=Path)
    options = parser.parse_args()
    _, dev = coreference_corpora.load(options.corpora)
    gum_types = types_of_gum(options.corpora / "gum/en_gum-dev-open.conllu")
    litbank_types = {t.name: types_of_litbank(options.corpora / "litbank", t.name) for t in dev["litbank"]}

    def type_of(text, span):
        first, last = text.words[span]
        if text.name in gum_types:
            return gum_types[text.name].get((first, last))
        sentence, start = text.places[first]
        return litbank_types[text.name].get((sentence, start, text.places[last][1]))

    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        measure_gap(options.program, dev["gap"], folder)
        for name, title in (("gum", "GUM dev"), ("litbank", "LitBank, every fifth")):
            measure_chains(options.program, options.rows_program, title, dev[name], type_of, folder / name)


if __name__ == "__main__":
    main()
