"""Trains the scorer of sentence boundaries: hashed sparse features, logistic regression, weights as bytes.

A place between two tokens of a block is scored by the tokens around it and by the sentence so far. Which features
there are stands in extract/language/en/boundary_templates.txt; what their columns mean stands here and in
extract/language/boundary_scorer.cpp, and the fixture that --fixture writes holds the two together. Deterministic: no
random numbers, a fixed order of everything. Three minutes on one core.

Usage: boundaries.py [--program build/whowhom] [--corpora ../shared/corpora]     writes extract/language/en/boundaries.bin
       boundaries.py --fixture tests/extract/language/boundary_texts.txt         writes the scores of texts to test with
"""
import argparse
import re
import subprocess
import struct
import tempfile
import unicodedata
from pathlib import Path

import numpy as np

import measure_boundaries as treebank

BITS = 17
MASK = (1 << BITS) - 1
TABLES = Path(__file__).resolve().parent.parent / "extract" / "language" / "en"
EDGE = 0xED6E  # attribute of what is before and behind a block
STOPS = (1, 2, 3, 4)

# ---------------------------------------------------------------------------------------------- what a token looks like


def rows(name):
    for line in (TABLES / name).read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            yield line.split("\t")


class Words:
    """The tables, as the C++ side reads them."""

    TAGS = ["ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "SCONJ", "VERB"]

    def __init__(self):
        self.faces = {row[0] for row in rows("fixed_tokens.txt")}
        self.classes = {}
        for row in rows("first_names.tsv"):
            self.classes[row[0]] = 17
        for row in rows("verbs.txt"):
            self.classes[row[0]] = 15
        for row in rows("irregular_verbs.tsv"):
            for form in row:
                self.classes[form] = 15
        for row in rows("titles.tsv"):
            if " " not in row[0]:
                self.classes[row[0]] = 14
        for row in rows("function_words.tsv"):
            self.classes.setdefault(row[0], 0)
            self.classes[row[0]] = 1 + self.TAGS.index(row[1])
        self.abbreviations = {row[0]: row[1] for row in rows("abbreviations.tsv")}


def is_letter(c):
    return c.isascii() and c.isalpha() or not c.isascii() and (c.isalpha() or unicode_mark(c))


def unicode_mark(c):
    return unicodedata.category(c).startswith("M")


def is_upper(c):
    return "A" <= c <= "Z" if c.isascii() else unicodedata.category(c) == "Lu"


def lower_case(text):
    return "".join(("i" if c == "İ" else c.lower()) if is_upper(c) else c for c in text)


CLOSING = {")", "]", "}", "”", "’’", "''", "»"}
OPENING = {"(", "[", "{", "“", "``", "‘", "«"}


def kind_of(form, lower, faces):
    """One of 32 kinds of token; 0 is the edge of the block."""
    if all(c in ".!?" for c in form):
        return 1 if form == "." else 3 if "?" in form else 4 if "!" in form else 2
    if form == "…" or (len(form) > 2 and all(c in ". " for c in form)):
        return 2
    if form in (",", ":", ";"):
        return 5 + (",", ":", ";").index(form)
    if form in CLOSING:
        return 8
    if form in OPENING:
        return 9
    if form == '"':
        return 10
    if form in ("'", "’", "`", "‘’", "‘‘"):
        return 11
    if form in ("-", "–", "—"):
        return 12
    if all(c == "-" for c in form):
        return 13 if len(form) < 4 else 14
    if lower in faces and not ("a" <= lower[0] <= "z"):
        return 17
    letters = [c for c in form if is_letter(c)]
    digits = sum("0" <= c <= "9" for c in form)
    if not letters:
        if digits:
            return 15 if digits == len(form) else 16
        return 14 if len(form.encode()) > 3 else 18
    if form[0] in "'’`":
        return 31
    if "@" in form[1:]:
        return 19
    if lower.startswith(("http", "www.")) or "://" in form:
        return 20
    if form[-1] == ".":
        return 22 if len(form) == 2 else 21
    if digits:
        return 23
    uppers = sum(is_upper(c) for c in letters)
    if form == "I":
        return 25
    if uppers == len(letters):
        return 24 if uppers == 1 else 26
    if is_upper(form[0]):
        return 27 if uppers == 1 else 28
    return 29 if uppers == 0 else 30


def hash_bytes(data):
    """FNV-1a, 32 bits."""
    value = 0x811C9DC5
    for byte in data:
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


class Token:
    """The attributes of a token that features are made of."""

    __slots__ = ("form", "space", "lower", "kind", "word", "suffix", "word_class")
    known = {}

    def __init__(self, form, space, words):
        self.form, self.space = form, space
        attributes = Token.known.get(form)
        if attributes is None:
            lower = lower_case(form)
            data = lower.encode()
            kind = kind_of(form, lower, words.faces)
            bare = form[:-1] if kind in (21, 22) else None
            word_class = words.classes.get(lower, 0)
            if bare is not None and word_class == 0:
                word_class = 18 + ("title", "number", "inner", "either").index(words.abbreviations.get(bare, "either")) \
                    if bare in words.abbreviations else 22
            attributes = (kind, hash_bytes(data), hash_bytes(data[-3:]), word_class)
            Token.known[form] = attributes
        self.kind, self.word, self.suffix, self.word_class = attributes


# ---------------------------------------------------------------------------------------------------------- the features


def mix(value, other):
    """One round of hashing, over 32 bits; of numbers or of arrays."""
    value = ((value ^ other) * 0x9E3779B1) & 0xFFFFFFFF
    return value ^ (value >> 15)


def index_of(template, *values):
    value = mix(0x5EED, template)
    for other in values:
        value = mix(value, other)
    return mix(value, 0xF00D) & MASK


def bucket(n):
    """1 to 4 each, 5-6, 7-9, 10-14, 15-20, 21-30, 31-50, more."""
    for i, top in enumerate((0, 1, 2, 3, 4, 6, 9, 14, 20, 30, 50)):
        if n <= top:
            return i
    return 11


class Block:
    """The tokens of a block and what is known of it as a whole."""

    def __init__(self, tokens):
        self.tokens = tokens
        n = len(tokens)
        stops_upper = stops_lower = 0
        for left, right in zip(tokens, tokens[1:]):
            if left.kind in STOPS:
                stops_upper += 24 <= right.kind <= 28
                stops_lower += right.kind in (29, 30)
        self.case = 0 if stops_upper + stops_lower == 0 else 1 if stops_upper >= 2 * stops_lower else \
            2 if stops_lower >= 2 * stops_upper else 3
        first = next((t.kind for t in tokens if 24 <= t.kind <= 30), 0)
        self.case = self.case * 2 + (first in (29, 30))
        # Distance from each token to the next stop, itself included, and whether a verb or auxiliary comes before it.
        self.to_stop, self.verb_ahead = [0] * n, [0] * n
        distance, verb = 0, 0
        for i in range(n - 1, -1, -1):
            distance = 0 if tokens[i].kind in STOPS else distance + 1
            if tokens[i].kind in STOPS:
                verb = 0
            verb = 1 if tokens[i].word_class in (4, 13, 15) else verb
            self.to_stop[i], self.verb_ahead[i] = distance, verb


def static_columns(block):
    """Attributes by offset from the place: name → array over the places; -3 … 0 stand left of it, 1 … 4 right."""
    tokens = block.tokens
    n = len(tokens) - 1
    pad = 4
    out = {}
    for name, attribute in (("w", "word"), ("k", "kind"), ("s", "suffix"), ("c", "word_class")):
        values = [EDGE] * pad + [getattr(t, attribute) for t in tokens] + [EDGE] * pad
        array = np.array(values, dtype=np.uint64)
        for offset in range(-3, 5):
            out[name + str(offset)] = array[pad + offset:pad + offset + n]
    out["space"] = np.array([int(t.space) for t in tokens[1:]], dtype=np.uint64)
    out["ahead"] = np.array([bucket(d) for d in block.to_stop[1:]], dtype=np.uint64)
    out["verb"] = np.array(block.verb_ahead[1:], dtype=np.uint64)
    out["done"] = np.array([bucket(i + 1) for i in range(n)], dtype=np.uint64)
    out["left"] = np.array([bucket(n - i) for i in range(n)], dtype=np.uint64)
    out["case"] = np.full(n, block.case, dtype=np.uint64)
    return out


SENTENCE_COLUMNS = ("since", "quote", "round", "had", "first", "open", "firstw", "prev")
TEMPLATES = [row[0].split() for row in rows("boundary_templates.txt")]
STATIC = [(t, names) for t, names in enumerate(TEMPLATES) if not set(names) & set(SENTENCE_COLUMNS)]
DYNAMIC = [(t, names) for t, names in enumerate(TEMPLATES) if set(names) & set(SENTENCE_COLUMNS)]


class Sentence:
    """The sentence so far, up to the place."""

    def __init__(self, previous=0):
        self.since = self.quote = self.round = self.had = 0
        self.first = self.open = self.firstw = 0
        self.prev = previous  # kind of the last token of the sentence before

    def add(self, token):
        if self.since == 0:
            self.first, self.firstw = token.kind, token.word
        self.since += 1
        if token.form == '"':
            self.quote ^= 1
        elif token.form in ("“", "``"):
            self.quote = 1
        elif token.form in ("”", "''"):
            self.quote = 0
        elif token.form in ("(", "["):
            self.round = 1
        elif token.form in (")", "]"):
            self.round = 0
        if token.word_class in (4, 13, 15):
            self.had = 1
        self.open = self.quote * 2 + self.round

    def values(self):
        return {"since": bucket(self.since), "quote": self.quote, "round": self.round, "had": self.had,
                "first": self.first, "open": self.open, "firstw": self.firstw, "prev": self.prev}


def static_indices(block):
    """Places × templates."""
    columns = static_columns(block)
    return np.stack([index_of(np.uint64(t), *(columns[name] for name in names)) for t, names in STATIC],
                    axis=1).astype(np.int64)


def dynamic_indices(sentence, columns, place):
    values = sentence.values()
    return [index_of(t, *(values[n] if n in values else columns[n][place] for n in names)) for t, names in DYNAMIC]


# ------------------------------------------------------------------------------------------------------------- the data


def blocks_from_program(program, text, words):
    """Blocks of tokens with the character place of each token's end, from `whowhom analyse`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_text(text, encoding="utf-8")
        out = subprocess.run([program, "analyse", str(path)], capture_output=True, check=True).stdout.decode()
    places, count, byte = {}, 0, 0
    for character in text:
        places[byte] = count
        byte += len(character.encode())
        count += 0 if character.isspace() else 1
    places[byte] = count
    blocks, last_end, inside = [], -1, 0
    for line in out.split("\n"):
        if line == "# newpar":
            blocks.append([])
        if not line:
            inside = 0
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if "-" in cells[0]:
            continue
        misc = dict(part.split("=", 1) for part in cells[9].split("|"))
        start, end = (int(x) for x in misc["TokenRange"].split(":"))
        blocks[-1].append((cells[1], start != last_end and bool(blocks[-1]), places[end]))
        last_end = end
    return [rejoin(block, words) for block in blocks]


def rejoin(block, words):
    """An abbreviation's stop that ended a sentence was cut off: the scorer sees it with its stop."""
    out = []
    for form, space, end in block:
        if form == "." and out and not space:
            before = out[-1][0]
            kind = words.abbreviations.get(before)
            if (kind is not None and kind != "number") or re.fullmatch(r"([^\W\d_]\.)+[^\W\d_]", before):
                out[-1] = (before + ".", out[-1][1], end)
                continue
        out.append((form, space, end))
    return out


class Part:
    """Blocks of a treebank with labels: 1 where a sentence ends behind the token."""

    def __init__(self, sentences, program, words):
        self.gold = treebank.spans_of(sentences)[2]
        ends = {end for _, end in self.gold}
        self.blocks, self.labels, self.ends = [], [], []
        for raw in blocks_from_program(program, treebank.raw_text(sentences, False), words):
            if not raw:
                continue
            self.blocks.append(Block([Token(form, space, words) for form, space, _ in raw]))
            self.labels.append([int(end in ends) for _, _, end in raw[:-1]])
            self.ends.append([end for _, _, end in raw])

    def matrix(self):
        """Feature indices of all places, with the sentences so far as they really are, and the labels."""
        parts, labels = [], []
        for block, truth in zip(self.blocks, self.labels):
            if not truth:
                continue
            columns = static_columns(block)
            sentence = Sentence()
            state = {name: [] for name in sentence.values()}
            for i, label in enumerate(truth):
                sentence.add(block.tokens[i])
                for name, value in sentence.values().items():
                    state[name].append(value)
                if label:
                    sentence = Sentence(block.tokens[i].kind)
            columns.update({name: np.array(values, dtype=np.uint64) for name, values in state.items()})
            dynamic = [index_of(np.uint64(t), *(columns[n] for n in names)) for t, names in DYNAMIC]
            parts.append(np.concatenate([static_indices(block), np.stack(dynamic, axis=1).astype(np.int64)], axis=1))
            labels.extend(truth)
        return np.concatenate(parts).astype(np.int32), np.array(labels, dtype=np.float64)

    def score(self, weights, bias, threshold):
        """Precision, recall, F1 of whole sentences."""
        found, start = set(), 0
        for block, ends in zip(self.blocks, self.ends):
            for cut in cuts(block, weights, bias, threshold)[0]:
                found.add((start, ends[cut]))
                start = ends[cut]
            found.add((start, ends[-1]))
            start = ends[-1]
        return treebank.f1(self.gold, found)


def cuts(block, weights, bias, threshold):
    """Indices of the tokens behind which a sentence ends, without the last; and the score of every place."""
    n = len(block.tokens) - 1
    if n <= 0:
        return [], []
    columns = {name: [int(v) for v in values] for name, values in static_columns(block).items()}
    static = weights[static_indices(block)].sum(axis=1) + bias
    out, scores, sentence = [], [], Sentence()
    for i in range(n):
        sentence.add(block.tokens[i])
        score = static[i] + sum(weights[j] for j in dynamic_indices(sentence, columns, i))
        scores.append(score)
        if score > threshold:
            out.append(i)
            sentence = Sentence(block.tokens[i].kind)
    return out, scores


# ----------------------------------------------------------------------------------------------------------- the weights


def fit(indices, labels, importance, decay, rounds):
    """L2-regularised logistic regression by L-BFGS (Liu and Nocedal 1989, doi:10.1007/BF01589116)."""
    size = MASK + 2  # the last one is the bias
    history = []

    def evaluate(w):
        margin = w[indices].sum(axis=1) + w[-1]
        signed = np.where(labels > 0, margin, -margin)
        loss = (importance * np.logaddexp(0, -signed)).sum() + 0.5 * decay * (w[:-1] ** 2).sum()
        slope = importance * (1 / (1 + np.exp(-np.clip(margin, -50, 50))) - labels)
        gradient = np.bincount(indices.ravel(), weights=np.repeat(slope, indices.shape[1]), minlength=size)
        gradient[-1] = slope.sum()
        gradient[:-1] += decay * w[:-1]
        return loss, gradient

    w = np.zeros(size)
    loss, gradient = evaluate(w)
    for _ in range(rounds):
        direction, alphas = gradient.copy(), []
        for s, y, rho in reversed(history):
            alpha = rho * s.dot(direction)
            alphas.append(alpha)
            direction -= alpha * y
        if history:
            s, y, _ = history[-1]
            direction *= s.dot(y) / y.dot(y)
        else:
            direction /= np.abs(gradient).sum()
        for (s, y, rho), alpha in zip(history, reversed(alphas)):
            direction += s * (alpha - rho * y.dot(direction))
        step = 1.0
        while True:
            fresh = w - step * direction
            fresh_loss, fresh_gradient = evaluate(fresh)
            if fresh_loss <= loss - 1e-4 * step * gradient.dot(direction) or step < 1e-6:
                break
            step /= 2
        s, y = fresh - w, fresh_gradient - gradient
        if s.dot(y) > 1e-10:
            history = history[-9:] + [(s, y, 1 / s.dot(y))]
        improved = loss - fresh_loss
        w, loss, gradient = fresh, fresh_loss, fresh_gradient
        if improved < 1e-5 * loss:
            break
    return w[:-1], w[-1]


SCALE = 64


def write_weights(path, weights, bias, threshold):
    """Magic, then as little-endian 32-bit integers: bits, bias, threshold, 0; then the weights, a byte each."""
    head = struct.pack("<8sIiiI", b"WHOWBND1", BITS, bias, threshold, 0)
    path.write_bytes(head + weights.astype(np.int8).tobytes())


def read_weights(path):
    data = path.read_bytes()
    _, bits, bias, threshold, _ = struct.unpack_from("<8sIiiI", data)
    assert bits == BITS
    return np.frombuffer(data, dtype=np.int8, offset=24).astype(np.int64), bias, threshold


def quantised(weights, bias):
    return np.clip(np.rint(weights * SCALE), -127, 127).astype(np.int64), int(round(bias * SCALE))


def split_off(sentences):
    """Nine tenths and one tenth, by runs of twenty paragraphs, so that every genre is in both."""
    most, rest, paragraph = [], [], -1
    for sentence in sentences:
        paragraph += sentence[0]
        (rest if paragraph // 20 % 10 == 9 else most).append(sentence)
    return most, rest


GUM_WEIGHT = 0.5  # its sentences are edited prose and easier
ROUNDS = 80


def train(arguments, words):
    paths = {"EWT": arguments.corpora / "ud-ewt" / "en_ewt-ud-{}.conllu",
             "GUM": arguments.corpora / "gum" / "en_gum-{}-open.conllu"}

    def load(name, part):
        path = Path(str(paths[name]).format(part))
        return treebank.read_treebank(path if path.exists() else Path(f"{path}.xz"))

    def matrices(parts):
        data = [part.matrix() for part in parts]
        importance = np.concatenate([np.full(len(y), weight) for (_, y), weight in zip(data, (1.0, GUM_WEIGHT))])
        return np.concatenate([x for x, _ in data]), np.concatenate([y for _, y in data]), importance

    training = [load("EWT", "train"), load("GUM", "train")]
    halves = [split_off(sentences) for sentences in training]
    kept = [Part(rest, arguments.program, words) for _, rest in halves]
    matrix = matrices([Part(most, arguments.program, words) for most, _ in halves])
    best = (0, 0, 0)
    for decay in (0.3, 1.0):
        weights, bias = quantised(*fit(*matrix, decay, ROUNDS))
        for threshold in (-64, -48, -32, -16, 0):
            score = sum(part.score(weights, bias, threshold)[2] for part in kept) / 2
            print(f"decay {decay} threshold {threshold}: {score:.4f} on a tenth of the training parts")
            best = max(best, (score, decay, threshold))
    _, decay, threshold = best
    weights, bias = quantised(*fit(*matrices([Part(s, arguments.program, words) for s in training]), decay, ROUNDS))
    write_weights(arguments.weights, weights, bias, threshold)
    for name in paths:
        precision, recall, both = Part(load(name, "dev"), arguments.program, words).score(weights, bias, threshold)
        print(f"{name} dev: sentences {precision:.4f} {recall:.4f}  F1 {both:.4f}")


def write_fixture(arguments, words):
    """Each text and the scores of the places between its tokens, less the threshold."""
    weights, bias, threshold = read_weights(arguments.weights)
    for text in arguments.fixture.read_text(encoding="utf-8").split("\n"):
        if not text or text.startswith("#"):
            continue
        raw = [row for block in blocks_from_program(arguments.program, text + "\n", words) for row in block]
        block = Block([Token(form, space, words) for form, space, _ in raw])
        scores = cuts(block, weights, bias, threshold)[1]
        print("\t".join([text] + [str(int(score) - threshold) for score in scores]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--program", default="build/whowhom")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--weights", type=Path, default=TABLES / "boundaries.bin")
    parser.add_argument("--fixture", type=Path, help="write the scores of these texts, a line each, and train nothing")
    arguments = parser.parse_args()
    words = Words()
    if arguments.fixture:
        write_fixture(arguments, words)
    else:
        train(arguments, words)


if __name__ == "__main__":
    main()
