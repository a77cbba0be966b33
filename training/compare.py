"""Accuracy of `whowhom analyse` and of packaged peers on one development part, with its own tokens.

UPOS, UAS and LAS count every word, LAS with the subtypes of relations; names are spans of PER, ORG and LOC that are
right in both ends and kind. A peer with trees of another style is scored as it is and converted (clear_to_ud.py).

Usage: compare.py TREEBANK.conllu NAMES.iob2 [--peer PACKAGE]... [--program build/whowhom]
"""
import argparse
import subprocess
import tempfile
from pathlib import Path

import peers
from clear_to_ud import to_ud
from treebank import open_text, read_conllu, read_names


def spans(tags):
    """{(first, end, kind)} of BIO tags; an I- that continues nothing begins a span."""
    found, start = set(), None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and (tag[:2] != "I-" or tag[2:] != tags[start][2:]):
            found.add((start, i, tags[start][2:]))
            start = None
        if tag != "O" and start is None:
            start = i
    return found


def f1(gold, system):
    """F1 of two lists of sets."""
    hits = sum(len(a & b) for a, b in zip(gold, system, strict=True))
    return 2 * hits / max(1, sum(map(len, gold)) + sum(map(len, system)))


def syntax_scores(gold, system):
    total = upos = uas = las = plain = bare = bare_las = 0
    for expected, got in zip(gold, system, strict=True):
        for a, b in zip(expected, got, strict=True):
            total += 1
            upos += a.upos == b.upos
            uas += a.head == b.head
            right = a.head == b.head and a.relation == b.relation.lower()
            las += right
            plain += a.head == b.head and a.relation.split(":")[0] == b.relation.lower().split(":")[0]
            if a.upos != "PUNCT":
                bare += 1
                bare_las += right
    return {"UPOS": upos / total, "UAS": uas / total, "LAS": las / total, "LAS, no subtypes": plain / total,
            "LAS, no punctuation": bare_las / bare}


def name_scores(names, system):
    """F1 over the sentences whose words the name file cuts as the treebank does."""
    pairs = [(spans(names[i]), spans([w.name for w in words])) for i, words in system
             if i in names and len(names[i]) == len(words)]

    def of(kind):
        return f1(*([{x for x in side if kind in (x[2], "")} for side in sides] for sides in zip(*pairs, strict=True)))

    return {"names": of(""), **{kind: of(kind) for kind in ("PER", "ORG", "LOC")}}


def ours(program, sentences):
    """The program's reading of the same words. It is shown forms and spaces only."""
    lines = []
    for sent_id, words in sentences:
        lines.append(f"# sent_id = {sent_id}")
        for i, word in enumerate(words, 1):
            lines.append(f"{i}\t{word.form}\t_\t_\t_\t_\t_\t_\t_\t{'_' if word.space else 'SpaceAfter=No'}")
        lines.append("")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tokens.conllu"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        done = subprocess.run([program, "analyse", "--conllu", str(path)], check=True, capture_output=True)
    return [words for _, words in read_conllu(done.stdout.decode().splitlines())]


def show(name, scores):
    print(f"{name:45}" + "  ".join(f"{k} {v:.4f}" for k, v in scores.items()), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("treebank")
    parser.add_argument("names")
    parser.add_argument("--peer", action="append", default=[], help="package with a spaCy model")
    parser.add_argument("--program", help="our program")
    arguments = parser.parse_args()
    with open_text(arguments.treebank) as lines:
        sentences = read_conllu(lines)
    with open_text(arguments.names) as lines:
        names = read_names(lines)
    gold, ids = [words for _, words in sentences], [i for i, _ in sentences]
    print(f"{len(gold)} sentences, {sum(map(len, gold))} words")
    for peer in arguments.peer:
        read = peers.read_with_tokens(peers.load(peer), [[(w.form, w.space) for w in words] for words in gold])
        show(f"{peer}, as it is", syntax_scores(gold, read))
        converted = [to_ud(words) for words in read]
        show(f"{peer}, converted", syntax_scores(gold, converted))
        show(f"{peer}, names", name_scores(names, list(zip(ids, converted, strict=True))))
    if arguments.program:
        read = ours(arguments.program, sentences)
        show("whowhom", syntax_scores(gold, read))
        show("whowhom, names", name_scores(names, list(zip(ids, read, strict=True))))


if __name__ == "__main__":
    main()
