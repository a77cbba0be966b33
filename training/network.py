"""The network: a MiniLM encoder that goes from word pieces to words after its first layer, with joint heads.

extract/language/encoder.cpp runs the same network on int8 products. `quantise=True` puts their rounding into the
forward pass (straight-through gradients), so that training learns to live with it.
Shapes: B sentences, P pieces with [CLS], W words with the root ([CLS]) at 0, H hidden.
"""
import math

import torch
import torch.nn.functional as F
from torch import nn

HIDDEN, HEADS = 384, 12
ARC, LABEL, ROLE = 192, 256, 128


class RoundInput(torch.autograd.Function):
    """Each row to 256 steps between its least and greatest value, 0 among them."""

    @staticmethod
    def forward(ctx, x):
        lo = x.amin(-1, keepdim=True).clamp(max=0)
        hi = x.amax(-1, keepdim=True).clamp(min=0)
        span = (hi - lo).clamp(min=1e-12)
        inverse = 255.0 / span
        zero = torch.round(-lo * inverse)
        u = (torch.round(x * inverse) + zero).clamp_(0, 255)
        return (u - zero) * (span / 255.0)

    @staticmethod
    def backward(ctx, gradient):
        return gradient


class RoundWeight(torch.autograd.Function):
    """Each row (one output) to -63..63 steps."""

    @staticmethod
    def forward(ctx, w):
        scale = w.abs().amax(1, keepdim=True).clamp(min=1e-12) / 63.0
        return torch.round(w / scale) * scale

    @staticmethod
    def backward(ctx, gradient):
        return gradient


class Gelu(torch.autograd.Function):
    """GELU with a second-degree polynomial for the error function (I-BERT, Kim et al. 2021)."""

    @staticmethod
    def forward(ctx, x):
        t = (x.abs() * 0.70710678).clamp(max=1.769)
        e = 1 - 0.2888 * (t - 1.769) ** 2
        e = torch.where(x < 0, -e, e)
        ctx.save_for_backward(x, t, e)
        return 0.5 * x * (1 + e)

    @staticmethod
    def backward(ctx, gradient):
        x, t, e = ctx.saved_tensors
        slope = -2 * 0.2888 * (t - 1.769) * 0.70710678
        return gradient * (0.5 * (1 + e) + 0.5 * x * slope)


class Product(nn.Linear):
    quantise = False

    def forward(self, x):
        if not self.quantise:
            return F.linear(x, self.weight, self.bias)
        return F.linear(RoundInput.apply(x.float()), RoundWeight.apply(self.weight), self.bias)


class Layer(nn.Module):
    def __init__(self, ffn):
        super().__init__()
        self.qkv = Product(HIDDEN, 3 * HIDDEN)
        self.out = Product(HIDDEN, HIDDEN)
        self.up = Product(HIDDEN, ffn)
        self.down = Product(ffn, HIDDEN)
        self.ln1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.ln2 = nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, h, mask, dropout):
        b, n, _ = h.shape
        q, k, v = self.qkv(h).view(b, n, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        # On short rows plain products are faster than PyTorch's fused attention, whose backward pass is slow here.
        attention = (torch.matmul(q, k.transpose(2, 3)) + mask.to(q.dtype)).softmax(-1)
        mixed = torch.matmul(F.dropout(attention, dropout, self.training).to(v.dtype), v)
        mixed = self.out(mixed.transpose(1, 2).reshape(b, n, HIDDEN))
        h = self.ln1(h + F.dropout(mixed, dropout, self.training))
        inner = self.up(h)
        inner = Gelu.apply(inner.float()) if Product.quantise else F.gelu(inner)
        return self.ln2(h + F.dropout(self.down(inner), dropout, self.training))


class Network(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.config = config
        self.layers = nn.ModuleList(Layer(config["ffn"]) for _ in range(config["layers"]))
        self.register_buffer("word", torch.zeros(config["vocabulary"], HIDDEN), persistent=True)
        self.position = nn.Parameter(torch.zeros(512, HIDDEN))
        self.case = nn.Parameter(torch.zeros(8, HIDDEN))
        self.embed_ln = nn.LayerNorm(HIDDEN, eps=1e-12)
        sizes = config["sizes"]
        self.head_sizes = [sizes["upos"], sizes["ner"], sizes["lemma"], 1, ARC, ARC, LABEL, LABEL, ROLE, ROLE]
        self.heads = Product(HIDDEN, sum(self.head_sizes))
        self.label_out = Product(LABEL, sizes["deprel"])
        self.role_out = nn.Linear(ROLE, sizes["role"])
        # Helpers of training, not exported: the treebank's own fine tags, and names as tweets mark them.
        self.extra = nn.Linear(HIDDEN, sizes["xpos"] + sizes["ner"])
        nn.init.normal_(self.case, std=0.01)
        for module in (self.heads, self.label_out, self.role_out, self.extra):
            nn.init.normal_(module.weight, std=1 / math.sqrt(module.in_features))
            nn.init.zeros_(module.bias)
        with torch.no_grad():  # arcs start near 0: products of 192 terms
            first = sum(self.head_sizes[:4])
            self.heads.weight[first:first + 2 * ARC] *= 0.5

    def encode(self, batch):
        """[B, W, H] and the outputs of every layer."""
        dropout = self.config["dropout"]
        e = F.embedding(batch["pieces"], self.word) + self.position[batch["position"]] + \
            F.embedding(batch["case"], self.case)
        h = F.dropout(self.embed_ln(e), dropout, self.training)
        h = self.layers[0](h, batch["piece_mask"], dropout)
        h = torch.bmm(batch["pool"], h.float())
        for layer in self.layers[1:]:
            h = layer(h, batch["word_mask"], dropout)
        return h

    def forward(self, batch):
        h = self.encode(batch)
        dropped = F.dropout(h, self.config["head_dropout"], self.training)
        parts = dict(zip(("upos", "ner", "lemma", "predicate", "arc_dep", "arc_head", "label_dep", "label_head",
                          "role_pred", "role_word"), self.heads(dropped).split(self.head_sizes, -1)))
        xpos, tweets = self.extra(dropped).split([self.config["sizes"]["xpos"], self.config["sizes"]["ner"]], -1)
        parts.update(h=h, xpos=xpos, tweets=tweets)
        parts["arcs"] = torch.bmm(parts["arc_dep"].float(), parts["arc_head"].float().transpose(1, 2))
        return parts

    def relations(self, parts, heads):
        """[B, W, deprel] for the given heads [B, W]."""
        chosen = torch.gather(parts["label_head"], 1, heads.unsqueeze(-1).expand(-1, -1, LABEL))
        return self.label_out(F.relu(parts["label_dep"] + chosen))

    def roles(self, parts, sentences, predicates):
        """[N, W, role] for N predicates, given by sentence and word."""
        own = parts["role_pred"][sentences, predicates].unsqueeze(1)
        return self.role_out(F.relu(own + parts["role_word"][sentences]))


def load_minilm(network, path, layers):
    """Weights of MiniLM-L6 (the layers named, FFN cut to the neurons of greatest weight) into the network."""
    from safetensors.torch import load_file
    source = {k.removeprefix("bert."): v for k, v in load_file(path).items()}
    with torch.no_grad():
        table = source["embeddings.word_embeddings.weight"]
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-12) / 127.0
        network.word.copy_(torch.round(table / scale) * scale)
        network.position.copy_(source["embeddings.position_embeddings.weight"] +
                               source["embeddings.token_type_embeddings.weight"][0])
        network.embed_ln.weight.copy_(source["embeddings.LayerNorm.weight"])
        network.embed_ln.bias.copy_(source["embeddings.LayerNorm.bias"])
        for layer, number in zip(network.layers, layers):
            own = f"encoder.layer.{number}."
            part = lambda name: source[own + name]
            q = 1 / math.sqrt(HIDDEN // HEADS)
            layer.qkv.weight.copy_(torch.cat([part("attention.self.query.weight") * q, part("attention.self.key.weight"),
                                              part("attention.self.value.weight")]))
            layer.qkv.bias.copy_(torch.cat([part("attention.self.query.bias") * q, part("attention.self.key.bias"),
                                            part("attention.self.value.bias")]))
            layer.out.weight.copy_(part("attention.output.dense.weight"))
            layer.out.bias.copy_(part("attention.output.dense.bias"))
            layer.ln1.weight.copy_(part("attention.output.LayerNorm.weight"))
            layer.ln1.bias.copy_(part("attention.output.LayerNorm.bias"))
            layer.ln2.weight.copy_(part("output.LayerNorm.weight"))
            layer.ln2.bias.copy_(part("output.LayerNorm.bias"))
            up, bias, down = part("intermediate.dense.weight"), part("intermediate.dense.bias"), part("output.dense.weight")
            keep = (up.norm(dim=1) * down.norm(dim=0)).topk(network.config["ffn"]).indices.sort().values
            layer.up.weight.copy_(up[keep])
            layer.up.bias.copy_(bias[keep])
            layer.down.weight.copy_(down[:, keep])
            layer.down.bias.copy_(part("output.dense.bias"))
