"""Training of the network: on gold sentences, and (with --teacher) on what a larger network says of them and of
plain text. Resumes from the last checkpoint; the best one on the development part is kept beside it."""
import argparse
import json
import random
import time
from collections import Counter
from pathlib import Path

import torch
import torch.nn.functional as F

import corpora
import lemma as lemmas
from batches import SKIP, Encoded, Labels, bucketed, collate
from evaluate import read, scores
from network import Network, Product, load_minilm
from wordpiece import WordPieces


def inventories(train):
    deprel = Counter(r for s in train if s.relations for r in s.relations)
    lists = {"upos": sorted({t for s in train if s.upos for t in s.upos}),
             "xpos": sorted({t for s in train if s.xpos for t in s.xpos}),
             "deprel": sorted(r for r, n in deprel.items() if n >= 3),
             "ner": corpora.NER, "role": corpora.ROLES, "lemma": lemmas.inventory(train)}
    return Labels(lists)


def token_loss(logits, target):
    return F.cross_entropy(logits.flatten(0, -2).float(), target.flatten(), ignore_index=SKIP, reduction="sum")


def gold_loss(network, parts, batch):
    t, n = batch["targets"], batch["words"]
    loss = 0.5 * token_loss(parts["upos"], t["upos"]) + 0.2 * token_loss(parts["xpos"], t["xpos"])
    loss = loss + 0.5 * token_loss(parts["lemma"], t["lemma"])
    names = F.cross_entropy(parts["ner"].flatten(0, 1).float(), t["ner"].flatten(), ignore_index=SKIP, reduction="none")
    names = (names.view(t["ner"].shape) * batch["name_weight"].unsqueeze(1)).sum()
    loss = loss + 2.0 * names + 0.4 * token_loss(parts["tweets"], t["tweets"])
    if (t["head"] >= 0).any():
        arcs = parts["arcs"] + batch["word_mask"][:, 0]
        loss = loss + token_loss(arcs, t["head"])
        loss = loss + token_loss(network.relations(parts, t["head"].clamp(min=0)), t["deprel"])
    known = batch["predicate"] >= 0
    if known.any():
        logit = parts["predicate"][..., 0].float()
        loss = loss + F.binary_cross_entropy_with_logits(logit[known], batch["predicate"][known], reduction="sum")
    if batch["roles"]:
        rows = batch["roles"]
        logits = network.roles(parts, torch.tensor([r[0] for r in rows]), torch.tensor([r[1] for r in rows]))
        target = torch.zeros(logits.shape[:2], dtype=torch.long)
        for i, (s, p, marked) in enumerate(rows):
            target[i, 0] = target[i, p] = SKIP
            target[i, batch["lengths"][s] + 1:] = SKIP
            for word, role in marked.items():
                target[i, word] = corpora.ROLES.index(role)
        loss = loss + 1.5 * token_loss(logits, target)
    return loss / n


def soft(student, teacher, mask):
    """Cross entropy against the teacher's distribution, summed over the words of the mask."""
    p = teacher.float().softmax(-1)
    return -(p * student.float().log_softmax(-1)).sum(-1)[mask].sum()


def teacher_loss(network, parts, teacher, batch):
    with torch.no_grad():
        wanted = teacher(batch)
    mask = batch["word_mask"][:, 0, 0] == 0
    mask[:, 0] = False
    pad = batch["word_mask"][:, 0]
    loss = 0.5 * soft(parts["upos"], wanted["upos"], mask) + 0.3 * soft(parts["lemma"], wanted["lemma"], mask)
    unmarked = mask & (batch["targets"]["ner"] == SKIP).all(1, keepdim=True)  # where names are marked, the marks teach
    loss = loss + 1.5 * soft(parts["ner"], wanted["ner"], unmarked)
    loss = loss + soft(parts["arcs"] + pad, wanted["arcs"] + pad, mask)
    heads = (wanted["arcs"] + pad).argmax(-1)
    with torch.no_grad():
        relation = teacher.relations(wanted, heads)
    loss = loss + soft(network.relations(parts, heads), relation, mask)
    sure = torch.sigmoid(wanted["predicate"][..., 0].float())
    own = F.binary_cross_entropy_with_logits(parts["predicate"][..., 0].float(), sure, reduction="none")
    loss = loss + own[mask].sum()
    rows = ((sure > 0.3) & mask).nonzero()
    if len(rows):
        with torch.no_grad():
            roles = teacher.roles(wanted, rows[:, 0], rows[:, 1])
        loss = loss + 1.5 * soft(network.roles(parts, rows[:, 0], rows[:, 1]), roles, mask[rows[:, 0]])
    loss = loss + 2.0 * F.mse_loss(parts["h"].float()[mask], wanted["h"].float()[mask], reduction="mean") * batch["words"]
    return loss / batch["words"]


def parameter_groups(network, encoder_rate, head_rate):
    decayed, layers = [], len(network.layers)
    for number, layer in enumerate(network.layers):
        decayed.append((layer, encoder_rate * 0.85 ** (layers - 1 - number)))
    groups = []
    for module, rate in decayed + [(network.embed_ln, encoder_rate * 0.3)]:
        for is_matrix in (True, False):
            chosen = [p for p in module.parameters() if (p.dim() > 1) == is_matrix]
            if chosen:
                groups.append({"params": chosen, "base": rate, "weight_decay": 0.01 if is_matrix else 0})
    groups.append({"params": [network.position], "base": encoder_rate * 0.3, "weight_decay": 0})
    groups.append({"params": [network.case], "base": head_rate, "weight_decay": 0})
    for module in (network.heads, network.label_out, network.role_out, network.extra):
        groups.append({"params": list(module.parameters()), "base": head_rate, "weight_decay": 0.01})
    return groups


def epoch_batches(gold, names, tweets, plain, pieces_of, labels, rng, budget, shares):
    pick = lambda group, share: rng.sample(group, int(len(group) * share)) if share < 1 else list(group)
    chosen = list(gold) + pick(names, shares["names"]) + pick(tweets, shares["tweets"]) + pick(plain, shares["plain"])
    rng.shuffle(chosen)
    for start in range(0, len(chosen), 4000):  # noise is made anew as the epoch goes
        encoded = [Encoded(s, pieces_of, labels, rng) for s in chosen[start:start + 4000]]
        yield from bucketed(encoded, budget, rng)


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--corpora", required=True)
    a.add_argument("--minilm", required=True, help="model.safetensors; vocab.txt is read beside it")
    a.add_argument("--out", required=True, help="folder of checkpoints")
    a.add_argument("--minutes", type=float, default=60)
    a.add_argument("--layers", default="0,1,2,3,4,5")
    a.add_argument("--ffn", type=int, default=1536)
    a.add_argument("--budget", type=int, default=1024, help="padded pieces of a batch")
    a.add_argument("--encoder-rate", type=float, default=3e-4)
    a.add_argument("--head-rate", type=float, default=2e-3)
    a.add_argument("--warm-up", type=float, default=0.06)
    a.add_argument("--teacher", help="checkpoint of a larger network")
    a.add_argument("--plain", help="plain text, one tokenised sentence a line, for the teacher to label")
    a.add_argument("--shares", default="names=0.4,tweets=0.25,plain=0.3")
    a.add_argument("--quantise-from", type=float, default=2.0, help="share of the time after which int8 rounding is on")
    a.add_argument("--start-from", help="checkpoint whose weights (same shapes) are the start instead of MiniLM's")
    a.add_argument("--evaluate-every", type=float, default=8, help="minutes")
    a.add_argument("--threads", type=int, default=2)
    o = a.parse_args()
    torch.set_num_threads(o.threads)
    torch.manual_seed(7)
    rng = random.Random(7)
    out = Path(o.out)
    out.mkdir(parents=True, exist_ok=True)

    train, dev, names, tweets = corpora.load(o.corpora)
    vocabulary = (Path(o.minilm).parent / "vocab.txt").read_text(encoding="utf-8").splitlines()
    pieces_of = WordPieces(vocabulary)
    labels = inventories(train)
    config = {"layers": len(o.layers.split(",")), "ffn": o.ffn, "vocabulary": len(vocabulary), "sizes": labels.sizes,
              "lists": labels.lists, "dropout": 0.1, "head_dropout": 0.2}
    plain = []
    if o.plain:
        plain = [corpora.Sentence("plain", line.split()) for line in open(o.plain, encoding="utf-8")]
    network = Network(config)
    load_minilm(network, o.minilm, [int(n) for n in o.layers.split(",")])
    if o.start_from:
        network.load_state_dict(torch.load(o.start_from, weights_only=False)["network"])
    teacher = None
    if o.teacher:
        saved = torch.load(o.teacher, weights_only=False)
        teacher = Network(saved["config"])
        teacher.load_state_dict(saved["network"])
        teacher.eval()
        for own, other in ((network.heads, teacher.heads), (network.label_out, teacher.label_out),
                           (network.role_out, teacher.role_out), (network.extra, teacher.extra)):
            own.load_state_dict(other.state_dict())
        network.case.data.copy_(teacher.case)
        network.position.data.copy_(teacher.position)
        network.embed_ln.load_state_dict(teacher.embed_ln.state_dict())
        if not o.start_from:
            for layer, number in zip(network.layers, [int(n) for n in o.layers.split(",")]):
                other = teacher.layers[number]
                if o.ffn == teacher.config["ffn"]:
                    layer.load_state_dict(other.state_dict())
                else:
                    for name in ("qkv", "out", "ln1", "ln2"):
                        getattr(layer, name).load_state_dict(getattr(other, name).state_dict())
                    keep = (other.up.weight.norm(dim=1) * other.down.weight.norm(dim=0)).topk(o.ffn).indices.sort().values
                    layer.up.weight.data.copy_(other.up.weight[keep])
                    layer.up.bias.data.copy_(other.up.bias[keep])
                    layer.down.weight.data.copy_(other.down.weight[:, keep])
                    layer.down.bias.data.copy_(other.down.bias)
    optimiser = torch.optim.AdamW(parameter_groups(network, o.encoder_rate, o.head_rate), lr=1e-3, betas=(0.9, 0.98))
    spent, step, best, epoch = 0.0, 0, -1.0, 0
    last = out / "last.pt"
    if last.exists():
        saved = torch.load(last, weights_only=False)
        network.load_state_dict(saved["network"])
        optimiser.load_state_dict(saved["optimiser"])
        spent, step, best, epoch = saved["spent"], saved["step"], saved["best"], saved["epoch"]
        rng.setstate(saved["rng"])

    def save(path, full):
        state = {"network": network.state_dict(), "config": config}
        if full:
            state.update(optimiser=optimiser.state_dict(), spent=spent, step=step, best=best, epoch=epoch,
                         rng=rng.getstate())
        torch.save(state, str(path) + ".tmp")
        Path(str(path) + ".tmp").replace(path)

    def report(extra=None):
        nonlocal best
        found = scores(dev, read(network, dev, pieces_of, labels))
        value = found["las"] + 0.3 * found["names_all"] + 0.3 * found["roles_gold_predicates"] + found["upos"]
        line = {"minutes": round(spent / 60, 1), "step": step, "epoch": epoch, **found, **(extra or {})}
        print(json.dumps(line), flush=True)
        with open(out / "log.jsonl", "a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")
        if value > best:
            best = value
            save(out / "best.pt", False)

    limit = o.minutes * 60
    shares = {k: float(v) for k, v in (pair.split("=") for pair in o.shares.split(","))}
    clock = time.monotonic()
    saved_at = evaluated_at = spent
    words = shown = 0
    running = 0.0
    while spent < limit:
        epoch += 1
        for group in epoch_batches(train, names, tweets, plain, pieces_of, labels, rng, o.budget, shares):
            progress = spent / limit
            if progress >= o.quantise_from and not Product.quantise:
                Product.quantise = True
                best = -1.0
            rate = min(progress / o.warm_up, (1 - progress) / (1 - o.warm_up)) if progress < 1 else 0
            if step == 0:
                rate = 1e-4
            for g in optimiser.param_groups:
                g["lr"] = g["base"] * max(rate, 1e-4)
            batch = collate(group)
            network.train()
            with torch.autocast("cpu", dtype=torch.bfloat16):
                parts = network(batch)
                gold = any(e.targets for e in group)
                loss = 0.0
                if gold:
                    loss = gold_loss(network, parts, batch) * (0.5 if teacher else 1)
                if teacher:
                    loss = loss + teacher_loss(network, parts, teacher, batch)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimiser.step()
            step += 1
            words += batch["words"]
            running += loss.item()
            now = time.monotonic()
            spent += now - clock
            clock = now
            if step - shown >= 100:
                print(f"{spent / 60:.1f} min  step {step}  loss {running / 100:.3f}  {words / max(1, spent):.0f} words/s",
                      flush=True)
                running, shown = 0.0, step
            if spent - evaluated_at > o.evaluate_every * 60:
                report()
                clock = time.monotonic()
                evaluated_at = spent
            if spent - saved_at > 150:
                save(last, True)
                saved_at = spent
            if spent >= limit:
                break
    report({"final": True})
    save(out / "final.pt", False)
    save(last, True)


if __name__ == "__main__":
    main()
