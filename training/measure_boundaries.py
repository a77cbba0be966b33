"""Tokens, words and sentences of `whowhom analyse` against a treebank, from raw text.

The raw text is rebuilt as for the CoNLL 2018 shared task (Zeman et al. 2018, doi:10.18653/v1/K18-2001): sentences joined
by a blank unless SpaceAfter=No, paragraphs parted by an empty line, lines wrapped at 80 columns or not. A span is right
if both of its ends are, counted in characters that are not blank. Words inside a multi-word token are compared by the
place of their letters, or, where their letters are not those of the token, by their order.

Usage: measure_boundaries.py PROGRAM TREEBANK.conllu[.xz] [--errors N]
"""
import argparse
import collections
import lzma
import subprocess
import tempfile
import textwrap
from pathlib import Path

WIDTH = 80


def read_treebank(path):
    """Sentences in order: (starts a paragraph, [(form, space after, [words])])."""
    opened = lzma.open if str(path).endswith(".xz") else open
    sentences, tokens, paragraph, inside = [], [], True, 0
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith(("# newdoc", "# newpar")) and not line.startswith("# newpar_block"):
                paragraph = True
            if not line and tokens:
                sentences.append((paragraph, tokens))
                tokens, paragraph, inside = [], False, 0
            if not line or line.startswith("#"):
                continue
            cells = line.split("\t")
            if "." in cells[0]:
                continue
            space = "SpaceAfter=No" not in cells[9].split("|")
            if "-" in cells[0]:
                inside = int(cells[0].split("-")[1])
                tokens.append((cells[1], space, []))
            elif int(cells[0]) <= inside:
                tokens[-1][2].append(cells[1])
            else:
                tokens.append((cells[1], space, [cells[1]]))
    return sentences


def raw_text(sentences, wrap):
    """The paragraphs of the treebank as a person would have them in a file."""
    paragraphs = []
    for starts, tokens in sentences:
        if starts or not paragraphs:
            paragraphs.append("")
        paragraphs[-1] += "".join(form + (" " if space else "") for form, space, _ in tokens)
    if not wrap:
        return "\n\n".join(p.strip() for p in paragraphs) + "\n"
    return "\n\n".join(textwrap.fill(p.strip(), WIDTH, break_long_words=False, break_on_hyphens=False)
                       for p in paragraphs) + "\n"


def word_spans(start, form, words):
    """Spans of the words of one token that starts at `start`; an order number where letters do not tell."""
    form = "".join(form.split())
    if "".join("".join(w.split()) for w in words) == form:
        spans = []
        for word in words:
            end = start + len("".join(word.split()))
            spans.append((start, end, 0))
            start = end
        return spans
    return [(start, start + len(form), i) for i in range(len(words))]


def spans_of(sentences):
    """Sets of spans of tokens, words and sentences; and the token at each span."""
    tokens_found, words_found, ends, forms, at = set(), set(), set(), {}, 0
    for _, tokens in sentences:
        first = at
        for form, _, words in tokens:
            end = at + len("".join(form.split()))
            tokens_found.add((at, end))
            forms[at] = (form, end)
            words_found.update(word_spans(at, form, words))
            at = end
        ends.add((first, at))
    return tokens_found, words_found, ends, forms


def analysed(program, text):
    """The program's sentences, as read_treebank gives them, but with tokens' spans in non-blank characters."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_text(text, encoding="utf-8")
        done = subprocess.run([program, "analyse", str(path)], capture_output=True, check=True)
    places, count = {}, 0  # byte offset → number of non-blank characters before it
    byte = 0
    for character in text:
        places[byte] = count
        byte += len(character.encode())
        count += 0 if character.isspace() else 1
    places[byte] = count
    tokens, words, ends = set(), set(), set()
    first = last = None
    inside = 0
    for line in done.stdout.decode().split("\n"):
        if not line and first is not None:
            ends.add((first, last))
            first, inside = None, 0
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        misc = dict(part.split("=", 1) for part in cells[9].split("|"))
        start, end = (places[int(x)] for x in misc["TokenRange"].split(":"))
        first = start if first is None else first
        last = end
        if "-" in cells[0]:
            inside = int(cells[0].split("-")[1])
            tokens.add((start, end))
        else:
            words.add((start, end, 0))
            if int(cells[0]) > inside:
                tokens.add((start, end))
    return tokens, words, ends


def f1(gold, system):
    right = len(gold & system)
    return right / len(system), right / len(gold), 2 * right / (len(gold) + len(system))


def show_errors(text, gold, system, number):
    letters = "".join(text.split())
    wrong = collections.Counter()
    missed = gold[0] - system[0]
    for start, end in sorted(missed):
        cuts = {x for s, e in system[0] if s < end and e > start for x in (s, e)}
        cuts = sorted(x for x in cuts if start - 12 < x < end + 12)
        pieces = [letters[a:b] for a, b in zip(cuts, cuts[1:])]
        wrong[f"{letters[start:end]:24} as {' '.join(pieces)}"] += 1
    for line, count in wrong.most_common(number):
        print(f"{count:5} {line}")
    gold_ends, system_ends = {e for _, e in gold[2]}, {e for _, e in system[2]}
    for name, places in (("missed", gold_ends - system_ends), ("invented", system_ends - gold_ends)):
        print(f"--- {name} ends of sentences: {len(places)}")
        chosen = sorted(places)
        for place in chosen[:: max(1, len(chosen) // max(1, number))]:
            print(f"    {letters[max(0, place - 40):place]} | {letters[place:place + 30]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("program")
    parser.add_argument("treebank")
    parser.add_argument("--errors", type=int, default=0, help="show so many kinds of errors")
    arguments = parser.parse_args()
    sentences = read_treebank(arguments.treebank)
    gold = spans_of(sentences)
    for wrap in (False, True):
        text = raw_text(sentences, wrap)
        system = analysed(arguments.program, text)
        print(f"{Path(arguments.treebank).name}, {'lines of 80' if wrap else 'a line a paragraph'}")
        for name, i in (("tokens", 0), ("words", 1), ("sentences", 2)):
            precision, recall, both = f1(gold[i], system[i])
            print(f"  {name:10} {precision:.4f} {recall:.4f}  F1 {both:.4f}")
        if arguments.errors and not wrap:
            show_errors(text, gold, system, arguments.errors)


if __name__ == "__main__":
    main()
