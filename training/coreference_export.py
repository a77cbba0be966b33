"""A checkpoint of coreference.py to the file that the program embeds, and the oracle of its test.

    coreference_export.py CHECKPOINT --model extract/language/en/pronouns.model
                          [--rows-program build/coreference_rows --texts training/oracle_pronouns.txt
                           --oracle tests/extract/golden/pronoun_oracle.json]   TEXTS: a text a line
"""
import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import numpy
import torch

from coreference import Corpus, Scorer, probabilities
from coreference_corpora import Text
from coreference_data import HE, PRONOUNS, WIDTH, arrays, read_rows, write_rows
from export import File


def write_model(model, path):
    f = File()
    with torch.no_grad():
        part = lambda module: (module.weight[:, :WIDTH], module.weight[:, WIDTH:])
        candidate, candidate_governor = part(model.candidate)
        pronoun, pronoun_governor = part(model.pronoun)
        none, none_governor = part(model.none_first)
        f.floats("words", torch.cat([candidate, model.match_candidate.weight]))
        f.floats("governors", candidate_governor.contiguous())
        f.floats("pronouns", torch.cat([pronoun, model.match_pronoun.weight, none]))
        f.floats("pronoun.governors", torch.cat([pronoun_governor, none_governor]))
        f.floats("bias", model.pronoun.bias)
        f.floats("features", model.features.weight[:-1].contiguous())
        f.floats("match", model.match.weight.T.contiguous())
        f.floats("second", model.second.weight.T.contiguous())
        f.floats("second.bias", model.second.bias)
        f.floats("score", torch.cat([model.score.weight[0], model.score.bias]))
        f.floats("none.bias", model.none_first.bias + model.none_kind.weight)
        f.floats("none.score", torch.cat([model.none.weight[0], model.none.bias]))
    f.write(path)


def write_oracle(model, program, texts, path):
    """Each text with its pronouns, their candidates in the order of the program, and the probability of each.

    Words are given by the byte that they begin at."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = [Text(str(number), text) for number, text in enumerate(texts)]
        write_rows(program, texts, folder)
        numpy.savez(folder / "arrays.npz", **arrays(folder, texts, "oracle"))
        found = iter(probabilities(model, Corpus(folder, "oracle")))
        out = []
        for row, text in zip(read_rows(folder), texts):
            start = lambda head: row.tokens[row.heads[head][0]][0]
            out.append({"text": text.text, "pronouns": [
                {"start": start(head), "kind": PRONOUNS[row.heads[head][1] - HE],
                 "candidates": [{"start": start(c), "probability": round(float(p), 6), "features": features}
                                for (c, features), p in zip(candidates, next(found))]}
                for head, candidates in row.pronouns]})
    Path(path).write_text("[\n" + ",\n".join(json.dumps(t, ensure_ascii=False) for t in out) + "\n]\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("checkpoint")
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--rows-program", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--oracle", type=Path)
    options = parser.parse_args()
    weights = torch.load(options.checkpoint, weights_only=True)["model"]
    weights["features.weight"][-1] = 0  # what fills up the lists is no feature of the program's
    model = Scorer(weights["features.weight"].shape[0] - 1)
    model.load_state_dict(weights)
    model.eval()
    write_model(model, options.model)
    digest = hashlib.sha256(options.model.read_bytes()).hexdigest()
    print(f"{digest}  {options.model.name}")
    if options.oracle:
        (options.oracle.parent / "pronouns_model.sha256").write_text(f"{digest}  {options.model.name}\n", encoding="utf-8")
        texts = options.texts.read_text(encoding="utf-8").splitlines()
        write_oracle(model, options.rows_program.resolve(), texts, options.oracle)


if __name__ == "__main__":
    main()
