"""Accuracy on a development part with gold tokens: UPOS, lemma, UAS, LAS, names, roles."""
import numpy
import torch

import lemma as lemmas
from batches import Encoded, bucketed, collate
from corpora import NER, ROLES
from tree import best_tree


def name_path(logits):
    """Best tags where I-X follows only B-X or I-X (Viterbi)."""
    allowed = numpy.full((len(NER), len(NER)), -1e9)
    for i, a in enumerate(NER):
        for j, b in enumerate(NER):
            if not b.startswith("I-") or a[1:] == b[1:] and a != "O":
                allowed[i, j] = 0
    first = numpy.array([-1e9 if t.startswith("I-") else 0 for t in NER])
    score, back = logits[0] + first, []
    for row in logits[1:]:
        options = score[:, None] + allowed
        back.append(options.argmax(0))
        score = options.max(0) + row
    path = [int(score.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


def spans(tags):
    found, start = set(), None
    for i, tag in enumerate(list(tags) + ["O"]):
        if start is not None and not tag.startswith("I-"):
            found.add((start, i, tags[start][2:]))
            start = None
        if tag.startswith("B-"):
            start = i
    return found


def f1(hits, found, marked):
    return 2 * hits / max(1, found + marked)


@torch.no_grad()
def read(network, sentences, pieces_of, labels):
    """Reading of each sentence: dict of upos, lemma, heads, relations, names, roles."""
    network.eval()
    encoded = [Encoded(s, pieces_of, labels) for s in sentences]
    place = {id(e): i for i, e in enumerate(encoded)}
    readings = [None] * len(sentences)
    import random
    root = labels.ids["deprel"]["root"]
    for group in bucketed(encoded, 4096, random.Random(0)):
        batch = collate(group)
        parts = network(batch)
        b, w = batch["pieces"].shape[0], batch["pool"].shape[1]
        heads = torch.zeros(b, w, dtype=torch.long)
        for i, e in enumerate(group):
            n = e.words
            heads[i, 1:n + 1] = torch.tensor(best_tree(parts["arcs"][i, 1:n + 1, :n + 1].float().numpy()))
        relation = network.relations(parts, heads).float()
        is_root = heads == 0
        relation[..., root] = torch.where(is_root, torch.tensor(1e9), torch.tensor(-1e9))
        relation = relation.argmax(-1)
        for i, e in enumerate(group):
            n = e.words
            take = lambda kind: parts[kind][i, 1:n + 1].float()
            predicates = [k for k in range(n) if parts["predicate"][i, k + 1, 0] > 0]
            gold = [p for p, _ in (e.roles or []) if p < n]
            asked = sorted(set(predicates) | set(gold))
            roles = {}
            if asked:
                logits = network.roles(parts, torch.full((len(asked),), i), torch.tensor(asked) + 1)[:, 1:n + 1].argmax(-1)
                for p, row in zip(asked, logits.tolist()):
                    roles[p] = {k: ROLES[r] for k, r in enumerate(row) if r and k != p}
            readings[place[id(e)]] = {
                "upos": [labels.lists["upos"][k] for k in take("upos").argmax(-1).tolist()],
                "lemma": [labels.lists["lemma"][k] for k in take("lemma").argmax(-1).tolist()],
                "heads": heads[i, 1:n + 1].tolist(),
                "relations": [labels.lists["deprel"][k] for k in relation[i, 1:n + 1].tolist()],
                "names": [NER[k] for k in name_path(take("ner").numpy())],
                "predicates": predicates, "roles": roles}
    return readings


def scores(sentences, readings, known={}):
    n = upos = lemma = uas = las = 0
    name = {k: [0, 0, 0] for k in ("PER", "ORG", "LOC", "all")}
    predicate, role_gold, role_found = [0, 0, 0], [0, 0, 0], [0, 0, 0]
    for s, r in zip(sentences, readings):
        k = len(r["heads"])
        n += len(s.forms)
        upos += sum(a == b for a, b in zip(s.upos, r["upos"]))
        lemma += sum(a == lemmas.lemma_of(known, f, u, x)
                     for a, f, u, x in zip(s.lemmas, s.forms, r["upos"], r["lemma"]))
        uas += sum(a == b for a, b in zip(s.heads, r["heads"]))
        las += sum(a == b and c == d for a, b, c, d in zip(s.heads, r["heads"], s.relations, r["relations"]))
        if s.names:
            marked, found = spans(s.names), spans(r["names"])
            for kind in name:
                pick = lambda group: {x for x in group if kind in (x[2], "all")}
                for i, value in enumerate((pick(marked) & pick(found), pick(found), pick(marked))):
                    name[kind][i] += len(value)
        if s.roles is not None:
            gold = {p: {(w, x) for w, x in m.items() if x in ("SAYER", "HEARER")} for p, m in s.roles if p < k}
            part = lambda p: {(w, x) for w, x in r["roles"].get(p, {}).items() if x in ("SAYER", "HEARER")}
            predicate[0] += len(set(gold) & set(r["predicates"]))
            predicate[1] += len(r["predicates"])
            predicate[2] += len(gold)
            for p in gold:
                role_gold[0] += len(gold[p] & part(p))
                role_gold[1] += len(part(p))
                role_gold[2] += len(gold[p])
                role_found[2] += len(gold[p])
            for p in r["predicates"]:
                role_found[0] += len(gold.get(p, set()) & part(p))
                role_found[1] += len(part(p))
    out = {"upos": upos / n, "lemma": lemma / n, "uas": uas / n, "las": las / n}
    if name["all"][2]:
        out.update({f"names_{kind.lower()}": f1(*v) for kind, v in name.items()})
    if predicate[2]:
        out.update(predicate=f1(*predicate), roles_gold_predicates=f1(*role_gold), roles_end_to_end=f1(*role_found))
    return {k: round(v, 4) for k, v in out.items()}
