"""From marked texts to arrays: what the program finds (coreference_rows) joined with what the corpora mark.

    coreference_data.py --corpora DIR --rows-program build/coreference_rows --out DIR
"""
import argparse
import json
import subprocess
from pathlib import Path

import numpy

import coreference_corpora

WIDTH = 384
HE, SHE, IT, THEY = range(4, 8)  # HeadKind
PRONOUNS = ("he", "she", "it", "they")


def write_rows(program, texts, folder):
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, text in enumerate(texts):
        path = folder / f"{number:05d}.txt"
        path.write_text(text.text, encoding="utf-8")
        paths.append(path)
    with open(folder / "rows.jsonl", "wb") as out:
        subprocess.run([program, folder / "vectors", *paths], stdout=out, check=True)


class Rows:
    """What the program found in one text; `base` is the number of its first token among the vectors."""

    def __init__(self, row, base):
        self.row, self.base = row, base
        self.tokens, self.heads, self.pronouns = row["tokens"], row["heads"], row["pronouns"]

    def head_of_span(self, start, end):
        """The token of the span that the others hang on; None where the program has no token there."""
        inside = [i for i, t in enumerate(self.tokens) if t[0] >= start and t[1] <= end]
        for i in inside:
            if self.tokens[i][2] < inside[0] or self.tokens[i][2] > inside[-1]:
                return i
        return inside[0] if inside else None


def read_rows(folder):
    base = 0
    with open(folder / "rows.jsonl", encoding="utf-8") as lines:
        for line in lines:
            row = Rows(json.loads(line), base)
            base += len(row.tokens)
            yield row


def chains_by_token(rows, text):
    """token → the chains of the marked mentions that it is the head of."""
    chains = {}
    for chain, mentions in text.chains.items():
        for start, end in mentions:
            head = rows.head_of_span(start, end)
            if head is not None:
                chains.setdefault(head, set()).add(chain)
    return chains


def labels_of(rows, text, corpus):
    """For each pronoun: (its index in rows.pronouns, label of each candidate, label of none, whether it is marked).

    Labels: 1 right, 0 wrong, -1 not known."""
    out = []
    if text.pair:
        heads = [(rows.head_of_span(s, e), s, e, right) for s, e, right in text.pair]
        for number, (head, candidates) in enumerate(rows.pronouns):
            if rows.tokens[rows.heads[head][0]][0] != text.pronoun:
                out.append((number, [-1] * len(candidates), -1, False))
                continue
            known = {}  # head token or cluster → right
            for token, start, end, right in heads:
                known[("token", token)] = right
                for h in rows.heads:
                    covers = rows.tokens[h[3]][0] < end and rows.tokens[h[4] - 1][1] > start
                    if covers and h[2] >= 0 and h[1] <= 2:
                        known.setdefault(("cluster", h[2]), right)
            any_right = any(right for *_, right in heads)
            labels = []
            for c, _ in candidates:
                token, kind, cluster = rows.heads[c][:3]
                label = known.get(("token", token), known.get(("cluster", cluster)))
                if label is None:
                    if any_right:
                        label = -1 if kind >= HE else False
                    else:
                        label = True  # somebody or nobody of these
                labels.append(int(label))
            out.append((number, labels, 0 if any_right else 1, True))
        return out
    chains = chains_by_token(rows, text)
    for number, (head, candidates) in enumerate(rows.pronouns):
        token, kind = rows.heads[head][:2]
        own = chains.get(token)
        marked = own is not None or corpus != "litbank"  # LitBank marks people and places, but not things
        own = own or set()
        labels = [int(bool(own & chains.get(rows.heads[c][0], set()))) for c, _ in candidates]
        out.append((number, labels, int(not any(labels)), marked))
    return out


def arrays(folder, texts, corpus):
    """One dict of arrays for a corpus. Pairs of all pronouns one after the other; `first` says where each begins."""
    pronoun_token, pronoun_governor, kind, first, none, place, marked = [], [], [], [0], [], [], []
    token, governor, label, features = [], [], [], []
    for number, (rows, text) in enumerate(zip(read_rows(folder), texts)):
        above = lambda t: rows.base + rows.tokens[t][2] if rows.tokens[t][2] >= 0 else rows.base + t
        for index, labels, none_label, is_marked in labels_of(rows, text, corpus):
            head, candidates = rows.pronouns[index]
            t = rows.heads[head][0]
            pronoun_token.append(rows.base + t)
            pronoun_governor.append(above(t))
            kind.append(rows.heads[head][1] - HE)
            none.append(none_label)
            marked.append(is_marked)
            place.append((number, index))
            for (c, f), l in zip(candidates, labels):
                t = rows.heads[c][0]
                token.append(rows.base + t)
                governor.append(above(t))
                label.append(l)
                features.append(f)
            first.append(len(token))
    width = max(map(len, features))
    count = rows.row["features"]
    padded = numpy.full((len(features), width), count, numpy.int16)
    for i, f in enumerate(features):
        padded[i, :len(f)] = f
    as_int = lambda values: numpy.asarray(values, numpy.int32)
    return {"pronoun_token": as_int(pronoun_token), "pronoun_governor": as_int(pronoun_governor), "kind": as_int(kind),
            "first": as_int(first), "none": as_int(none), "place": as_int(place), "marked": numpy.asarray(marked), "token": as_int(token),
            "governor": as_int(governor), "label": as_int(label), "features": padded, "feature_count": count}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--corpora", required=True)
    parser.add_argument("--rows-program", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--keep-rows", action="store_true", help="only join again")
    options = parser.parse_args()
    for part, corpora in zip(("train", "dev"), coreference_corpora.load(options.corpora)):
        for corpus, texts in corpora.items():
            folder = options.out / part / corpus
            if not options.keep_rows:
                write_rows(options.rows_program, texts, folder)
            numpy.savez(folder / "arrays.npz", **arrays(folder, texts, corpus))
            with numpy.load(folder / "arrays.npz") as a:
                print(part, corpus, len(a["kind"]), "pronouns", len(a["label"]), "pairs", flush=True)


if __name__ == "__main__":
    main()
