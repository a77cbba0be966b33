"""Sentences to tensors: buckets of like length, padded, with what each source marks as targets."""
import torch

import lemma as lemmas
from corpora import IGNORE
from noise import noisy
from wordpiece import case_classes

MAX_WORDS, MAX_PIECES = 250, 500
SKIP = -100


class Labels:
    """Label inventories and their numbers."""

    def __init__(self, lists):
        self.lists = lists
        self.ids = {kind: {label: i for i, label in enumerate(labels)} for kind, labels in lists.items()}

    @property
    def sizes(self):
        return {kind: len(labels) for kind, labels in self.lists.items()}


class Encoded:
    """One sentence as numbers."""
    __slots__ = ("pieces", "counts", "cases", "targets", "roles", "words", "name_weight")

    def __init__(self, sentence, pieces_of, labels, rng=None):
        forms, changed = noisy(sentence, rng) if rng else (sentence.forms, [False] * len(sentence.forms))
        forms, self.words = forms[:MAX_WORDS], min(len(forms), MAX_WORDS)
        self.pieces, self.counts, self.cases = [pieces_of.cls], [1], [0]
        for form, case in zip(forms, case_classes(forms)):
            own = pieces_of.of_word(form)
            self.pieces += own
            self.counts.append(len(own))
            self.cases += [case] * len(own)
        ids, n, targets = labels.ids, self.words, {}
        if sentence.upos:
            targets["upos"] = [ids["upos"][t] for t in sentence.upos[:n]]
            targets["xpos"] = [ids["xpos"].get(t, SKIP) for t in sentence.xpos[:n]]
            targets["head"] = [h if h <= n else SKIP for h in sentence.heads[:n]]
            targets["deprel"] = [ids["deprel"].get(r, SKIP) for r in sentence.relations[:n]]
            scripts = ids["lemma"]
            targets["lemma"] = [
                SKIP if c and u != "PROPN" else scripts["K0:"] if c else scripts.get(lemmas.script(f, l), SKIP)
                for f, l, c, u in zip(forms, sentence.lemmas, changed, sentence.upos)]
        if sentence.names:
            tags = [SKIP if t == IGNORE else ids["ner"][t] for t in sentence.names[:n]]
            targets["tweets" if sentence.source in ("btc", "wnut") else "ner"] = tags
        self.targets, self.roles = targets, sentence.roles
        # The names of EWT are the ones we are measured on and the ones whose marking is most careful.
        self.name_weight = 1.0 if sentence.source == "ewt" else 0.4


def bucketed(encoded, budget, rng):
    """Lists of sentences whose padded pieces stay under the budget, in random order."""
    order = sorted(encoded, key=lambda e: (len(e.pieces) + rng.random() * 3))
    batches, current, longest = [], [], 0
    for e in order:
        longest = max(longest, len(e.pieces))
        if current and longest * (len(current) + 1) > budget:
            batches.append(current)
            current, longest = [], len(e.pieces)
        current.append(e)
    if current:
        batches.append(current)
    rng.shuffle(batches)
    return batches


def collate(batch):
    b = len(batch)
    p = max(len(e.pieces) for e in batch)
    w = max(e.words for e in batch) + 1
    pieces = torch.zeros(b, p, dtype=torch.long)
    case = torch.zeros(b, p, dtype=torch.long)
    piece_mask = torch.full((b, 1, 1, p), -1e4)
    word_mask = torch.full((b, 1, 1, w), -1e4)
    pool = torch.zeros(b, w, p)
    kinds = ("upos", "xpos", "head", "deprel", "lemma", "ner", "tweets")
    targets = {kind: torch.full((b, w), SKIP, dtype=torch.long) for kind in kinds}
    predicate = torch.full((b, w), -1.0)
    roles = []
    for i, e in enumerate(batch):
        n = len(e.pieces)
        pieces[i, :n] = torch.tensor(e.pieces)
        case[i, :n] = torch.tensor(e.cases)
        piece_mask[i, :, :, :n] = 0
        word_mask[i, :, :, :e.words + 1] = 0
        at = 0
        for word, count in enumerate(e.counts):
            pool[i, word, at:at + count] = 1.0 / count
            at += count
        for kind, values in e.targets.items():
            targets[kind][i, 1:e.words + 1] = torch.tensor(values)
        if e.roles is not None:
            predicate[i, 1:e.words + 1] = 0
            for p_word, marked in e.roles:
                if p_word >= e.words:
                    continue
                predicate[i, p_word + 1] = 1
                roles.append((i, p_word + 1, {word + 1: role for word, role in marked.items() if word < e.words}))
    return {"pieces": pieces, "case": case, "position": torch.arange(p).clamp(max=511).expand(b, p),
            "piece_mask": piece_mask, "word_mask": word_mask, "pool": pool, "targets": targets, "predicate": predicate,
            "roles": roles, "words": sum(e.words for e in batch), "lengths": [e.words for e in batch],
            "name_weight": torch.tensor([e.name_weight for e in batch])}
