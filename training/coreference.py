"""Train the scorer of pronouns: which of the heads before it a pronoun stands for.

    coreference.py --data DIR --out checkpoint.pt [--epochs N]

The score of a pronoun and a candidate comes from the vectors of both and of their governors, the product of the two
projected vectors, and the list of features (extract/resolve/antecedents.cpp); one more score is for "none of these".
The loss is the negative log of the probability of all right candidates together (Lee et al. 2017).
"""
import argparse
import json
import random
from pathlib import Path

import numpy
import torch
import torch.nn.functional as F
from torch import nn

from coreference_data import HE, PRONOUNS, THEY, WIDTH, chains_by_token, read_rows

HIDDEN, MATCH, SECOND = 128, 64, 32


class Scorer(nn.Module):
    def __init__(self, features, dropout=0.3):
        super().__init__()
        self.features = nn.Embedding(features + 1, HIDDEN, padding_idx=features)
        nn.init.normal_(self.features.weight, std=0.05)
        with torch.no_grad():
            self.features.weight[features] = 0  # fills up the lists, and the program has no such feature
        self.pronoun = nn.Linear(2 * WIDTH, HIDDEN)
        self.candidate = nn.Linear(2 * WIDTH, HIDDEN, bias=False)
        self.match_pronoun = nn.Linear(WIDTH, MATCH, bias=False)
        self.match_candidate = nn.Linear(WIDTH, MATCH, bias=False)
        self.match = nn.Linear(MATCH, HIDDEN, bias=False)
        self.second = nn.Linear(HIDDEN, SECOND)
        self.score = nn.Linear(SECOND, 1)
        self.none_first = nn.Linear(2 * WIDTH, SECOND)
        self.none_kind = nn.Embedding(4, SECOND)
        self.none = nn.Linear(SECOND, 1)
        self.dropout = dropout

    def forward(self, batch):
        """Scores of all pairs, and of none for all pronouns."""
        drop = lambda x: F.dropout(x, self.dropout, self.training)
        p, c = drop(batch["pronoun"]), drop(batch["candidate"])  # each [., 2·WIDTH]: the word, its governor
        of = batch["owner"]  # pair → pronoun
        h = self.pronoun(p)[of] + self.candidate(c) + self.features(batch["features"]).sum(1)
        h = h + self.match(self.match_pronoun(p[:, :WIDTH])[of] * self.match_candidate(c[:, :WIDTH]))
        h = F.dropout(F.relu(h), self.dropout / 2, self.training)
        pairs = self.score(F.relu(self.second(h))).squeeze(1)
        none = self.none(F.relu(self.none_first(p) + self.none_kind(batch["kind"]))).squeeze(1)
        return pairs, none


class Corpus:
    def __init__(self, folder, name):
        self.name, self.folder = name, Path(folder)
        self.arrays = dict(numpy.load(self.folder / "arrays.npz"))
        self.vectors = numpy.memmap(self.folder / "vectors", numpy.float32).reshape(-1, WIDTH)
        self.count = len(self.arrays["kind"])

    def batch(self, chosen):
        a = self.arrays
        first, last = a["first"][chosen], a["first"][chosen + 1]
        pairs = numpy.concatenate([numpy.arange(s, e) for s, e in zip(first, last)])
        owner = numpy.repeat(numpy.arange(len(chosen)), last - first)
        vectors = lambda words, governors: torch.from_numpy(
            numpy.concatenate([self.vectors[words], self.vectors[governors]], 1))
        return {"pronoun": vectors(a["pronoun_token"][chosen], a["pronoun_governor"][chosen]),
                "candidate": vectors(a["token"][pairs], a["governor"][pairs]),
                "owner": torch.from_numpy(owner), "kind": torch.from_numpy(a["kind"][chosen]).long(),
                "features": torch.from_numpy(a["features"][pairs]).long(),
                "label": torch.from_numpy(a["label"][pairs]), "none": torch.from_numpy(a["none"][chosen])}


def log_sums(pairs, none, batch):
    """Log of the sums of e^score over the right ones and over all known ones, for each pronoun."""
    count = len(none)
    top = torch.full((count,), -1e9).scatter_reduce(0, batch["owner"], pairs.detach(), "amax")
    top = torch.maximum(top, none.detach())
    e, e_none = (pairs - top[batch["owner"]]).exp(), (none - top).exp()
    total = lambda pair_mask, none_mask: torch.zeros(count).index_add(0, batch["owner"], e * pair_mask) + e_none * none_mask
    right = total((batch["label"] == 1).float(), (batch["none"] == 1).float())
    known = total((batch["label"] >= 0).float(), (batch["none"] >= 0).float())
    return torch.log(right + 1e-9), torch.log(known + 1e-9)


def probabilities(model, corpus):
    """For each pronoun of the corpus its candidates' probabilities; what is left is that of none."""
    model.eval()
    out = []
    with torch.no_grad():
        for start in range(0, corpus.count, 256):
            chosen = numpy.arange(start, min(start + 256, corpus.count))
            batch = corpus.batch(chosen)
            pairs, none = model(batch)
            sizes = numpy.bincount(batch["owner"], minlength=len(chosen))
            for scores, rest in zip(torch.split(pairs, sizes.tolist()), none):
                out.append(torch.cat([scores, rest[None]]).softmax(0)[:-1].numpy())
    return out


def shares_of_parties(row, found):
    """pronoun's head → {party: probability}; a candidate that is a pronoun hands its own shares on.

    A party is ("cluster", number) for a name, ("head", number) for anything else."""
    shares = {}
    for (head, candidates), p in zip(row.pronouns, found):
        own = {}
        for (c, _), probability in zip(candidates, p):
            if c in shares:
                for party, share in shares[c].items():
                    own[party] = own.get(party, 0) + probability * share
            else:
                cluster = row.heads[c][2]
                party = ("cluster", cluster) if cluster >= 0 else ("head", c)
                own[party] = own.get(party, 0) + probability
        shares[head] = own
    return shares


def measure(model, corpus, rows, texts):
    """Figures of one development part."""
    a = corpus.arrays
    found = probabilities(model, corpus)
    by_text, at = [], 0
    for row in rows:
        by_text.append(found[at:at + len(row.pronouns)])
        at += len(row.pronouns)
    out = {}
    if corpus.name != "gap":
        right, seen = [0] * 4, [0] * 4
        for i, p in enumerate(found):
            if not a["marked"][i]:
                continue
            labels = a["label"][a["first"][i]:a["first"][i + 1]]
            best = int(p.argmax()) if len(p) and p.max() > 1 - p.sum() else None
            seen[a["kind"][i]] += 1
            right[a["kind"][i]] += bool(a["none"][i]) if best is None else labels[best] == 1
        out["antecedent"] = {k: round(r / max(s, 1), 3) for k, r, s in zip(PRONOUNS, right, seen)}
        decisions = []  # (probability, right, pronoun is of a named person)
        for row, text, p in zip(rows, texts, by_text):
            chains = chains_by_token(row, text)
            names = {}
            for token, kind, cluster, *_ in row.heads:
                if kind == 0 and cluster >= 0 and token in chains:
                    names.setdefault(cluster, set()).update(chains[token])
            named = set().union(*names.values()) if names else set()
            for head, share in shares_of_parties(row, p).items():
                token, kind = row.heads[head][:2]
                if kind > HE + 1 or (token not in chains and corpus.name == "litbank"):
                    continue
                gold = chains.get(token, set())
                best = max(((s, k) for k, s in share.items() if k[0] == "cluster"), default=(0, None))
                is_right = best[1] is not None and bool(names.get(best[1][1], set()) & gold)
                decisions.append((best[0], is_right, bool(gold & named)))
        total = sum(named for *_, named in decisions)
        table = {}
        for threshold in (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95):
            taken = [r for p, r, _ in decisions if p >= threshold]
            table[threshold] = (round(sum(taken) / max(1, len(taken)), 3), round(sum(taken) / max(1, total), 3), len(taken))
        out["named"] = table
        return out
    labels = snippets = count = 0
    confusion = {"he": [0, 0, 0], "she": [0, 0, 0]}
    table = {t: [0, 0] for t in (0.5, 0.6, 0.7, 0.8, 0.9)}
    for row, text, p in zip(rows, texts, by_text):
        shares = shares_of_parties(row, p)
        head = next((h for h, _ in row.pronouns if row.tokens[row.heads[h][0]][0] == text.pronoun), None)
        share, kind = (shares[head], PRONOUNS[row.heads[head][1] - HE]) if head is not None else ({}, "he")
        scores = []
        for start, end, _ in text.pair:
            parties = set()
            for number, h in enumerate(row.heads):
                if h[1] <= 2 and row.tokens[h[3]][0] < end and row.tokens[h[4] - 1][1] > start:
                    parties.add(("cluster", h[2]) if h[2] >= 0 else ("head", number))
            scores.append(sum(share.get(k, 0) for k in parties))
        truth = [right for *_, right in text.pair]
        decided = [s > 0.5 for s in scores]
        best = max(range(2), key=lambda i: scores[i])
        forced = [i == best and scores[best] > 0.4 for i in range(2)]
        labels += sum(d == t for d, t in zip(forced, truth))
        snippets += forced == truth
        count += 1
        for d, t in zip(forced, truth):
            c = confusion[kind]
            c[0] += d and t
            c[1] += d and not t
            c[2] += t and not d
        for t in table:
            if scores[best] >= t:
                table[t][1] += 1
                table[t][0] += truth[best]
    f1 = lambda c: round(2 * c[0] / max(1, 2 * c[0] + c[1] + c[2]), 3)
    out["gap"] = {"labels": round(labels / 2 / count, 4), "snippets": round(snippets / count, 4),
                  "f1": [f1(confusion["he"]), f1(confusion["she"]), f1([sum(x) for x in zip(*confusion.values())])],
                  "table": {t: (round(r / max(1, n), 3), n) for t, (r, n) in table.items()}}
    return out


def train(options):
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    torch.set_num_threads(options.threads)
    from coreference_corpora import load
    _, dev_texts = load(options.corpora)
    names = ("gum", "litbank", "gap")
    corpora = [Corpus(options.data / "train" / n, n) for n in names]
    for extra in options.extra:
        corpora.append(Corpus(extra, Path(extra).name))
    dev = {n: (Corpus(options.data / "dev" / n, n), list(read_rows(options.data / "dev" / n)), dev_texts[n]) for n in names}
    model = Scorer(int(corpora[0].arrays["feature_count"]), options.dropout)
    optimiser = torch.optim.AdamW(model.parameters(), lr=options.rate, weight_decay=options.decay)
    lists = [numpy.flatnonzero(c.arrays["marked"]) for c in corpora]
    lists[names.index("gap")] = numpy.tile(lists[names.index("gap")], options.gap_times)
    rng = numpy.random.default_rng(options.seed)
    steps_total = options.epochs * sum(len(l) // 48 + 1 for l in lists)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min(1, (s + 1) / 100) * max(0.02, 1 - s / steps_total))
    average = torch.optim.swa_utils.AveragedModel(model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.998))
    for epoch in range(options.epochs):
        batches = []
        for number, chosen in enumerate(lists):
            chosen = rng.permutation(chosen)
            batches += [(number, chosen[i:i + 48]) for i in range(0, len(chosen), 48)]
        rng.shuffle(batches)
        model.train()
        loss_sum = 0
        for number, chosen in batches:
            batch = corpora[number].batch(numpy.sort(chosen))
            pairs, none = model(batch)
            right, known = log_sums(pairs, none, batch)
            loss = (known - right).mean()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimiser.step()
            schedule.step()
            average.update_parameters(model)
            loss_sum += float(loss.detach())
        print(f"epoch {epoch} loss {loss_sum / len(batches):.4f}", flush=True)
        if epoch % options.every == options.every - 1 or epoch == options.epochs - 1:
            for name, (corpus, rows, texts) in dev.items():
                print(name, json.dumps(measure(average.module, corpus, rows, texts)), flush=True)
    torch.save({"model": average.module.state_dict()}, options.out)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--corpora", required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--extra", nargs="*", default=[])
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--dropout", type=float, default=0.3)
    parser.add_argument("--decay", type=float, default=0.05)
    parser.add_argument("--gap-times", type=int, default=1, help="how often a pronoun of GAP is seen in an epoch")
    parser.add_argument("--every", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    train(parser.parse_args())
