"""How alike two sets of chains are: MUC (Vilain et al. 1995), B³ (Bagga and Baldwin 1998), CEAF-φ4 (Luo 2005).

A chain is a set of mentions, a mention is anything hashable, and no mention is in two chains. Each measure is a pair of
fractions, (recall, precision), as (numerator, denominator), so that the figures of documents add up. The CoNLL score is
the mean of the three F1 (Pradhan et al. 2012).
"""


def muc(key, response):
    """Links of the chains that are found again."""

    def links(chains, others):
        of = {mention: number for number, chain in enumerate(others) for mention in chain}
        found = every = 0
        for chain in chains:
            parts = {of.get(mention, ("alone", mention)) for mention in chain}
            found += len(chain) - len(parts)
            every += len(chain) - 1
        return found, every

    return links(key, response), links(response, key)


def b_cubed(key, response):
    """For each mention, the share of its chain that is with it on the other side."""

    def shares(chains, others):
        of = {mention: other for other in others for mention in other}
        found = sum(len(chain & of[mention]) / len(chain) for chain in chains for mention in chain if mention in of)
        return found, sum(map(len, chains))

    return shares(key, response), shares(response, key)


def ceaf_phi4(key, response):
    """Chains one to one, so that the sum of the likeness 2|K∩R| / (|K|+|R|) is the greatest."""
    likeness = [[2 * len(k & r) / (len(k) + len(r)) for r in response] for k in key]
    best = greatest_assignment(likeness)
    return (best, len(key)), (best, len(response))


def greatest_assignment(gain):
    """The greatest sum of cells of a matrix with at most one in each row and column (Kuhn 1955, Munkres 1957)."""
    if not gain or not gain[0]:
        return 0.0
    if len(gain) > len(gain[0]):
        gain = [list(column) for column in zip(*gain)]
    rows, columns = len(gain), len(gain[0])
    u, v = [0.0] * (rows + 1), [0.0] * (columns + 1)
    match = [0] * (columns + 1)
    for row in range(1, rows + 1):
        match[0] = row
        column = 0
        least = [float("inf")] * (columns + 1)
        before, used = [0] * (columns + 1), [False] * (columns + 1)
        while True:
            used[column] = True
            current, delta, following = match[column], float("inf"), 0
            for j in range(1, columns + 1):
                if used[j]:
                    continue
                cost = -gain[current - 1][j - 1] - u[current] - v[j]
                if cost < least[j]:
                    least[j], before[j] = cost, column
                if least[j] < delta:
                    delta, following = least[j], j
            for j in range(columns + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            column = following
            if match[column] == 0:
                break
        while column:
            match[column] = match[before[column]]
            column = before[column]
    return sum(gain[match[j] - 1][j - 1] for j in range(1, columns + 1) if match[j])


def f1(recall, precision):
    r, p = (n / d if d else 0.0 for n, d in (recall, precision))
    return 2 * p * r / (p + r) if p + r else 0.0


class Score:
    """Figures over documents."""

    MEASURES = {"muc": muc, "b3": b_cubed, "ceaf": ceaf_phi4}

    def __init__(self):
        self.sums = {name: [[0.0, 0.0], [0.0, 0.0]] for name in (*self.MEASURES, "mentions")}

    def add(self, key, response):
        key, response = [set(c) for c in key], [set(c) for c in response]
        pairs = {name: measure(key, response) for name, measure in self.MEASURES.items()}
        all_key, all_response = set().union(*key), set().union(*response)
        both = len(all_key & all_response)
        pairs["mentions"] = (both, len(all_key)), (both, len(all_response))
        for name, sides in pairs.items():
            for total, (numerator, denominator) in zip(self.sums[name], sides):
                total[0] += numerator
                total[1] += denominator

    def figures(self):
        """F1 of each measure, and the CoNLL score; mentions with recall and precision."""
        out = {name: f1(*sides) for name, sides in self.sums.items()}
        out["conll"] = sum(out[name] for name in self.MEASURES) / 3
        out["mention_recall"], out["mention_precision"] = (n / d if d else 0.0 for n, d in self.sums["mentions"])
        return out
