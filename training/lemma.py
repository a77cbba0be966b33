"""Lemmas as edit scripts: `L3:y` drops three characters of the word in small letters and appends y; K keeps case."""
from collections import Counter, defaultdict


def script(form, lemma):
    candidates = []
    for kind, base in (("L", form.lower()), ("K", form)):
        shared = 0
        while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
            shared += 1
        candidates.append((len(base) - shared + len(lemma) - shared, f"{kind}{len(base) - shared}:{lemma[shared:]}"))
    return min(candidates)[1]


def apply(script_text, form):
    drop, suffix = script_text[1:].split(":", 1)
    base = form.lower() if script_text[0] == "L" else form
    return base[:max(0, len(base) - int(drop))] + suffix or form


def inventory(sentences, least=3):
    counts = Counter(script(f, l) for s in sentences if s.lemmas for f, l in zip(s.forms, s.lemmas))
    scripts = [s for s, n in counts.most_common() if n >= least]
    for needed in ("K0:", "L0:"):
        if needed in scripts:
            scripts.remove(needed)
    return ["L0:", "K0:"] + scripts


def known(sentences):
    """{(form in small letters, UPOS): lemma}, the commonest one; names are left to the scripts."""
    counts = defaultdict(Counter)
    for s in sentences:
        if s.lemmas:
            for form, lemma, upos in zip(s.forms, s.lemmas, s.upos):
                if upos != "PROPN":
                    counts[form.lower(), upos][lemma] += 1
    return {key: max(found.items(), key=lambda item: (item[1], item[0]))[0] for key, found in counts.items()}


def lemma_of(known_lemmas, form, upos, script_text):
    return known_lemmas.get((form.lower(), upos)) or apply(script_text, form)
