"""A checkpoint to the file that the program embeds (extract/language/model_file.hpp), and the oracle of its tests.

    export.py CHECKPOINT --corpora DIR --minilm model.safetensors --model english.model
              [--oracle english_oracle.json --sentences FILE]   FILE: one sentence a line, words parted by blanks
"""
import argparse
import hashlib
import json
import random
import struct
from pathlib import Path

import numpy
import torch

import corpora
import lemma as lemmas
from batches import Encoded, Labels, collate
from corpora import Sentence
from evaluate import read
from network import ARC, HEADS, HIDDEN, LABEL, ROLE, Network, Product
from wordpiece import MAX_WORD_PIECES, WordPieces

TEXT, FLOATS, BYTES, PACKED = 0, 1, 2, 3


def packed(weight):
    """int8 [N, K] → bytes in the order [N/16][K/4][16][4], N filled up with zero rows."""
    n, k = weight.shape
    full = numpy.zeros(((n + 15) // 16 * 16, k), numpy.int8)
    full[:n] = weight
    return full.reshape(-1, 16, k // 4, 4).transpose(0, 2, 1, 3).tobytes(), full.shape


class File:
    def __init__(self):
        self.tensors = []

    def text(self, name, lines):
        lines = list(lines)
        self.tensors.append((name, TEXT, len(lines), 1, "\n".join(lines).encode()))

    def floats(self, name, values):
        values = numpy.atleast_2d(numpy.asarray(values.detach() if torch.is_tensor(values) else values, numpy.float32))
        self.tensors.append((name, FLOATS, *values.shape, values.tobytes()))

    def product(self, name, module):
        weight = module.weight.detach()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-12) / 63.0
        rounded = torch.round(weight / scale).clamp(-63, 63).to(torch.int8).numpy()
        data, shape = packed(rounded)
        self.tensors.append((name, PACKED, *shape, data))
        pad = shape[0] - weight.shape[0]
        self.floats(name + ".scale", numpy.pad(scale[:, 0].numpy(), (0, pad)))
        self.floats(name + ".bias", numpy.pad(module.bias.detach().numpy(), (0, pad)))

    def write(self, path):
        at = 16 + 64 * len(self.tensors)
        table, body = b"", b""
        for name, kind, rows, cols, data in self.tensors:
            pad = -at % 64
            body += b"\0" * pad + data
            at += pad
            table += struct.pack("<32sIIIIQQ", name.encode(), kind, rows, cols, 0, at, len(data))
            at += len(data)
        Path(path).write_bytes(b"WHOWHOM1" + struct.pack("<II", len(self.tensors), 0) + table + body)


def norm(layer):
    return torch.stack([layer.weight, layer.bias])


def write_model(network, vocabulary, known, path):
    c, f = network.config, File()
    f.text("config", [f"layers {c['layers']}", "piece_layers 1", f"hidden {HIDDEN}", f"heads {HEADS}", f"ffn {c['ffn']}",
                      f"arc {ARC}", f"label {LABEL}", f"role {ROLE}", "max_words 400", "max_pieces 510",
                      f"max_word_pieces {MAX_WORD_PIECES}"])
    f.text("vocabulary", vocabulary)
    for kind in ("upos", "deprel", "ner", "lemma", "role"):
        f.text(kind, c["lists"][kind])
    f.text("lemma.known", sorted((f"{form}\t{upos}\t{lemma}" for (form, upos), lemma in known.items()), key=str.encode))
    scale = network.word.abs().amax(1, keepdim=True).clamp(min=1e-12) / 127.0
    f.tensors.append(("word", BYTES, *network.word.shape, torch.round(network.word / scale).to(torch.int8).numpy().tobytes()))
    f.floats("word.scale", scale)
    f.floats("position", network.position)
    f.floats("case", network.case)
    f.floats("embed.ln", norm(network.embed_ln))
    for i, layer in enumerate(network.layers):
        for name in ("qkv", "out", "up", "down"):
            f.product(f"{i}.{name}", getattr(layer, name))
        f.floats(f"{i}.ln1", norm(layer.ln1))
        f.floats(f"{i}.ln2", norm(layer.ln2))
    f.product("heads", network.heads)
    f.product("label.out", network.label_out)
    f.floats("role.out", network.role_out.weight)
    f.floats("role.out.bias", network.role_out.bias)
    f.write(path)


@torch.no_grad()
def write_oracle(network, pieces_of, labels, known, sentences, path):
    """What PyTorch makes of the sentences: pieces, tags, tree, names, roles, and 8 numbers of each word's vector."""
    Product.quantise = True
    rows = []
    readings = read(network, sentences, pieces_of, labels)
    for sentence, reading in zip(sentences, readings):
        encoded = Encoded(sentence, pieces_of, labels)
        h = network.encode(collate([encoded]))[0, 1:]
        margins = network(collate([encoded]))["arcs"][0, 1:, :].sort(-1, descending=True).values
        rows.append({
            "words": sentence.forms, "pieces": encoded.pieces, "cases": encoded.cases, "upos": reading["upos"],
            "lemma": [lemmas.lemma_of(known, *word) for word in zip(sentence.forms, reading["upos"], reading["lemma"])],
            "heads": reading["heads"], "relations": reading["relations"],
            "names": reading["names"], "predicates": reading["predicates"],
            "roles": [[p, w, r] for p, m in sorted(reading["roles"].items()) if p in reading["predicates"]
                      for w, r in sorted(m.items())],
            "arc_margin": [round(float(m[0] - m[1]), 4) for m in margins],
            "vectors": [[round(float(x), 5) for x in row[::48]] for row in h]})
    Path(path).write_text("[\n" + ",\n".join(json.dumps(r, ensure_ascii=False) for r in rows) + "\n]\n", encoding="utf-8")


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("checkpoint")
    a.add_argument("--corpora", required=True)
    a.add_argument("--minilm", required=True)
    a.add_argument("--model", required=True)
    a.add_argument("--oracle")
    a.add_argument("--sentences")
    o = a.parse_args()
    random.seed(0)
    saved = torch.load(o.checkpoint, weights_only=False, map_location="cpu")
    network = Network(saved["config"])
    network.load_state_dict(saved["network"])
    network.eval()
    vocabulary = (Path(o.minilm).parent / "vocab.txt").read_text(encoding="utf-8").splitlines()
    known = lemmas.known(corpora.load(o.corpora)[0])
    write_model(network, vocabulary, known, o.model)
    digest = hashlib.sha256(Path(o.model).read_bytes()).hexdigest()
    print(f"{digest}  {Path(o.model).name}")
    if o.oracle:
        sentences = [Sentence("oracle", line.split()) for line in open(o.sentences, encoding="utf-8") if line.strip()]
        (Path(o.oracle).parent / "english_model.sha256").write_text(f"{digest}  {Path(o.model).name}\n", encoding="utf-8")
        write_oracle(network, WordPieces(vocabulary), Labels(saved["config"]["lists"]), known, sentences, o.oracle)


if __name__ == "__main__":
    main()
