"""Texts with marked coreference: GUM in OntoNotes' style, LitBank, GAP.

Every reader gives `Text`s. Spans are half-open byte ranges of the UTF-8 text, as in the program. Words that a corpus
gives one by one are set together again as a writer would, so that the program reads plain prose.
"""
import csv
import re
from dataclasses import dataclass, field
from pathlib import Path

from corpora import open_text


@dataclass
class Text:
    name: str
    text: str
    chains: dict = field(default_factory=dict)  # chain → [(start, end)]
    words: dict = field(default_factory=dict)   # span → (its first word, its last), numbers in the document
    places: list = field(default_factory=list)  # LitBank: (sentence, word in it) of each word
    # GAP: the pronoun's start, and the two names as (start, end, whether it is the pronoun's)
    pronoun: int = -1
    pair: tuple = ()


class Joiner:
    """Puts words together and remembers where each begins and ends, in bytes."""

    def __init__(self):
        self.parts, self.length, self.spans = [], 0, []

    def put(self, text):
        self.parts.append(text)
        self.length += len(text.encode())

    def word(self, form):
        start = self.length
        self.put(form)
        self.spans.append((start, self.length))

    def text(self):
        return "".join(self.parts)


def marked_text(name, joiner, chains):
    """Chains are given as pairs of a mention's first and last word."""
    span = lambda first, last: (joiner.spans[first][0], joiner.spans[last][1])
    return Text(name, joiner.text(), {c: [span(*m) for m in mentions] for c, mentions in chains.items()},
                {span(*m): m for mentions in chains.values() for m in mentions})


def read_ontogum(path):
    texts, joiner, name, chains, open_mentions, space = [], None, None, {}, {}, ""

    def flush():
        if joiner:
            joiner.put("\n")
            texts.append(marked_text(name, joiner, chains))

    for line in open_text(path):
        line = line.rstrip("\n")
        if line.startswith("# newdoc id"):
            flush()
            joiner, name, chains, open_mentions, space = Joiner(), line.split("= ")[1], {}, {}, ""
            multi_end, multi_form = 0, ""
        elif line.startswith("# newpar") and not line.startswith("# newpar_block") and joiner.length:
            space = "\n\n"
        elif not line:
            space = space if "\n" in space else " "
            multi_end = 0
        elif not line.startswith("#"):
            cells = line.split("\t")
            misc = dict(part.split("=", 1) for part in cells[9].split("|") if "=" in part)
            if "-" in cells[0]:  # its words follow and stand in it one after the other
                multi_end = int(cells[0].split("-")[1])
                multi_space = "" if misc.get("SpaceAfter") == "No" else " "
                continue
            if not cells[0].isdigit():
                continue
            joiner.put(space)
            joiner.word(cells[1])
            number = len(joiner.spans) - 1
            space = "" if misc.get("SpaceAfter") == "No" or int(cells[0]) < multi_end else " "
            if int(cells[0]) == multi_end:
                space = multi_space
            for start, chain, close, other in re.findall(r"(\()([^()-]+)[^()]*(\))?|([^()]+)\)", misc.get("Entity", "")):
                if start:
                    if close:
                        chains.setdefault(chain, []).append((number, number))
                    else:
                        open_mentions.setdefault(chain, []).append(number)
                else:
                    chain = other.split("-")[0]
                    chains.setdefault(chain, []).append((open_mentions[chain].pop(), number))
    flush()
    return texts


NO_SPACE_BEFORE = re.compile(r"^([,.;:?!)\]”%]|''|['’](s|S|ll|re|ve|d|m|t)?|n['’]t)$")
NO_SPACE_AFTER = {"“", "``", "(", "[", "$", "£"}


def read_litbank(folder):
    """All documents, in the order of their names."""
    texts = []
    for path in sorted(Path(folder).glob("coref/conll/*.conll")):
        joiner, chains, open_mentions = Joiner(), {}, {}
        last, first_of_sentence = None, True
        sentence, places = -1, []
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                continue
            if not line.strip():
                first_of_sentence = True
                continue
            cells = line.split("\t")
            form = cells[3]
            if last is not None:
                if first_of_sentence:  # speech stands in paragraphs of its own
                    joiner.put("\n\n" if form == "“" or last == "”" else " ")
                elif not NO_SPACE_BEFORE.match(form) and last not in NO_SPACE_AFTER:
                    joiner.put(" ")
            joiner.word(form)
            sentence += first_of_sentence
            places.append((sentence, int(cells[2])))
            last, first_of_sentence = form, False
            number = len(joiner.spans) - 1
            for part in cells[-1].strip().split("|"):
                if part in ("", "_"):
                    continue
                chain = part.strip("()")
                if part.startswith("("):
                    open_mentions.setdefault(chain, []).append(number)
                if part.endswith(")"):
                    chains.setdefault(chain, []).append((open_mentions[chain].pop(), number))
        joiner.put("\n")
        texts.append(marked_text(path.stem, joiner, chains))
        texts[-1].places = places
    return texts


def read_gap(path):
    texts = []
    for row in csv.DictReader(open_text(path), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = row["Text"]
        byte = lambda character: len(text[:character].encode())

        def name(letter):
            start = int(row[letter + "-offset"])
            return byte(start), byte(start + len(row[letter])), row[letter + "-coref"] == "TRUE"

        texts.append(Text(row["ID"], text + "\n", pronoun=byte(int(row["Pronoun-offset"])), pair=(name("A"), name("B"))))
    return texts


def load(root):
    """(train, dev): name of the corpus → texts. Every fifth document of LitBank is set apart."""
    root = Path(root)
    litbank = read_litbank(root / "litbank")
    train = {"gum": read_ontogum(root / "gum/ontogum/en_ontogum-train-open.conllu.xz"),
             "litbank": [t for i, t in enumerate(litbank) if i % 5 != 4],
             "gap": read_gap(root / "gap/gap-development.tsv")}
    dev = {"gum": read_ontogum(root / "gum/ontogum/en_ontogum-dev-open.conllu"),
           "litbank": litbank[4::5],
           "gap": read_gap(root / "gap/gap-validation.tsv")}
    return train, dev
