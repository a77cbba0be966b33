"""Accuracy of a checkpoint on the development parts, gold tokens, with or without the int8 rounding of the program.

    measure.py CHECKPOINT --corpora DIR --minilm model.safetensors [--quantise]
"""
import argparse
import json
from collections import defaultdict
from pathlib import Path

import torch

import corpora
import lemma as lemmas
from batches import Labels
from evaluate import read, scores
from network import Network, Product
from wordpiece import WordPieces


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("checkpoint")
    a.add_argument("--corpora", required=True)
    a.add_argument("--minilm", required=True)
    a.add_argument("--quantise", action="store_true")
    a.add_argument("--genres", action="store_true", help="EWT by genre too")
    a.add_argument("--threads", type=int, default=1)
    o = a.parse_args()
    torch.set_num_threads(o.threads)
    saved = torch.load(o.checkpoint, weights_only=False, map_location="cpu")
    network = Network(saved["config"])
    network.load_state_dict(saved["network"])
    Product.quantise = o.quantise
    vocabulary = (Path(o.minilm).parent / "vocab.txt").read_text(encoding="utf-8").splitlines()
    pieces_of, labels = WordPieces(vocabulary), Labels(saved["config"]["lists"])
    train, dev, _, _ = corpora.load(o.corpora)
    known = lemmas.known(train)
    parts = {"EWT dev": dev, "GUM dev": corpora.load_gum_dev(o.corpora)}
    if o.genres:
        by_genre = defaultdict(list)
        for s in dev:
            by_genre["EWT dev " + s.sent_id.split("-")[0]].append(s)
        parts.update(sorted(by_genre.items()))
    for name, sentences in parts.items():
        print(name, json.dumps(scores(sentences, read(network, sentences, pieces_of, labels), known)), flush=True)


if __name__ == "__main__":
    main()
