"""A checkpoint of coreference.py to the file that the program embeds, and the oracle of its test.

    coreference_export.py CHECKPOINT --model extract/language/en/pronouns.model
                          [--data DIR --oracle tests/extract/golden/pronoun_oracle.json]
"""
import argparse
import hashlib

from pathlib import Path

import torch

from coreference import WIDTH, Scorer
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


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("checkpoint")
    parser.add_argument("--model", type=Path, required=True)
    options = parser.parse_args()
    weights = torch.load(options.checkpoint, weights_only=True)["model"]
    model = Scorer(weights["features.weight"].shape[0] - 1)
    model.load_state_dict(weights)
    model.eval()
    write_model(model, options.model)
    print(hashlib.sha256(options.model.read_bytes()).hexdigest(), options.model.name)


if __name__ == "__main__":
    main()
