"""Best dependency tree: Chu-Liu (1965) and Edmonds (1967), with exactly one word under the root."""
import numpy


def _cycle(heads):
    state = {}
    for start in range(1, len(heads)):
        path, node = [], start
        while node and node not in state:
            state[node] = start
            path.append(node)
            node = heads[node]
        if node and state[node] == start and node in path:
            return path[path.index(node):]
    return None


def _edmonds(score):
    """score[dep, head] over nodes 0..n; heads of nodes 1..n."""
    n = score.shape[0]
    score = score.copy()
    score[numpy.arange(n), numpy.arange(n)] = -1e30
    heads = score.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    outside = [i for i in range(n) if i not in set(cycle)]
    m = len(outside)
    new = numpy.full((m + 1, m + 1), -1e30)
    enter, leave = {}, {}
    own = {c: score[c, heads[c]] for c in cycle}
    total = sum(own.values())
    for a, i in enumerate(outside):
        for b, j in enumerate(outside):
            new[a, b] = score[i, j]
        best = max(cycle, key=lambda c: (score[i, c], -c))
        new[a, m], leave[i] = score[i, best], best
        gain = max(cycle, key=lambda c: (score[c, i] - own[c], -c))
        new[m, a], enter[i] = score[gain, i] - own[gain] + total, gain
    solved = _edmonds(new)
    result = heads.copy()
    for a, i in enumerate(outside):
        if i:
            result[i] = leave[i] if solved[a] == m else outside[solved[a]]
    into = outside[solved[m]]
    result[enter[into]] = into
    return result


def best_tree(arcs):
    """Heads of n words from arcs [n, n+1]; 0 is the root."""
    n = arcs.shape[0]
    score = numpy.full((n + 1, n + 1), -1e30)
    score[1:] = arcs
    for i in range(1, n + 1):
        score[i, i] = -1e30
    heads = score.argmax(1)
    heads[0] = 0
    if _cycle(heads) is not None or (heads[1:] == 0).sum() != 1:
        heads = _edmonds(score)
        if (heads[1:] == 0).sum() != 1:
            best, value = heads, -1e300
            for root in numpy.argsort(-score[1:, 0])[:8] + 1:
                one = score.copy()
                one[1:, 0] = -1e20
                one[root, 0] = score[root, 0]
                tried = _edmonds(one)
                sum_of = sum(one[i, tried[i]] for i in range(1, n + 1))
                if sum_of > value:
                    best, value = tried, sum_of
            heads = best
    return [int(h) for h in heads[1:]]
