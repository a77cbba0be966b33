"""Peers that compare.py and compare_speed.py measure: packaged spaCy models, read as sentences of Words.

A peer is named by the Python package that carries its weights, as in requirements-peers.txt.
"""
import importlib
import re
from dataclasses import dataclass
from pathlib import Path

KINDS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


@dataclass
class Word:
    form: str
    upos: str
    xpos: str
    head: int        # 1-based place in the sentence, 0 = root
    relation: str
    name: str = "O"  # BIO tag, PER, ORG or LOC
    person: int = 0  # number of the PERSON span the word is in, 0 = none
    space: bool = True


def model_folder(package):
    """Where a package keeps its model: the folder with config.cfg."""
    home = Path(importlib.import_module(package).__file__).parent
    return next(iter(sorted(home.rglob("config.cfg")))).parent


def load(package):
    import spacy
    return spacy.load(model_folder(package))


def name_tags(doc):
    """BIO tags of the tokens, and which PERSON span each is in; "the" and "'s" at the ends are left out."""
    tags, persons = ["O"] * len(doc), [0] * len(doc)
    for number, span in enumerate(doc.ents, 1):
        kind = KINDS.get(span.label_)
        start = span.start + (span[0].lower_ == "the")
        end = span.end - (span[-1].tag_ == "POS")
        if kind is None:
            continue
        for i in range(start, end):
            tags[i] = ("B-" if i == start else "I-") + kind
            persons[i] = number if kind == "PER" else 0
    return tags, persons


def words_of(doc):
    """The words of a document that is one sentence. Where the parser made several roots, the first stays."""
    root = next(t for t in doc if t.head == t)
    tags, persons = name_tags(doc)
    words = []
    for token, tag, person in zip(doc, tags, persons, strict=True):
        head, relation = token.head.i + 1, token.dep_
        if token == root:
            head = 0
        elif token.head == token:
            head, relation = root.i + 1, "parataxis"
        words.append(Word(token.text, token.pos_, token.tag_, head, relation, tag, person, bool(token.whitespace_)))
    return words


def read_with_tokens(nlp, sentences):
    """The peer's reading of sentences whose tokens are given as [(form, space after)].

    Where the peer's own tokenizer would have cut the same token, the token gets the norm that its table of exceptions
    gives it ("n't" is "not"), as it would have had from raw text.
    """
    from spacy.tokens import Doc

    def documents():
        for tokens in sentences:
            doc = Doc(nlp.vocab, [f for f, _ in tokens], [s for _, s in tokens])
            norms = {(t.idx, t.text): t.norm_ for t in nlp.make_doc(doc.text)}
            for i, token in enumerate(doc):
                token.norm_ = norms.get((token.idx, token.text), token.norm_)
                token.is_sent_start = i == 0
            yield doc

    return [words_of(doc) for doc in nlp.pipe(documents(), batch_size=64)]


def paragraphs_of(text):
    """Paragraphs of a text: parted by empty lines, their lines joined."""
    return [p for p in (re.sub(r"\s+", " ", part).strip() for part in re.split(r"\n\s*\n|\f", text)) if p]
