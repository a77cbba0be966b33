"""Flaws that real documents have, put into training sentences: headings in capitals, lost case, slips of OCR,
typographic marks, names nobody has seen. The number of words stays, so the labels do."""
import random

ONSETS = "b br c ch cl cr d dr f fr g gr h j k kl kr l m n p pr r s sch sh sk sl sm sp st str t th tr v w z zh".split()
NUCLEI = "a e i o u ai au ea ee ei ie oa oo ou y".split()
CODAS = ["", "", "", "b", "ck", "d", "ff", "l", "ll", "m", "n", "nd", "ng", "nt", "r", "rd", "rk", "s", "ss", "t", "tz", "x"]
SLIPS = {"l": "1", "o": "0", "e": "c", "rn": "m", "m": "rn", "i": "l", "h": "b", "n": "u", "B": "8", "S": "5", "cl": "d"}
MARKS = {"'s": "’s", "n't": "n’t", '"': "“", "''": "”", "``": "“", "-": "–", "--": "—", "'re": "’re", "'ve": "’ve",
         "'m": "’m", "'ll": "’ll", "'d": "’d", "'": "’"}


def made_up_name(rng):
    name = "".join(rng.choice(ONSETS) + rng.choice(NUCLEI) + (rng.choice(CODAS) if rng.random() < .6 else "")
                   for _ in range(rng.choice((1, 2, 2, 2, 3))))
    return name.capitalize()


def slip(form, rng):
    places = [(form.find(a), a, b) for a, b in SLIPS.items() if a in form]
    if not places or len(form) < 3:
        return form
    at, a, b = rng.choice(places)
    return form[:at] + b + form[at + len(a):]


def noisy(sentence, rng: random.Random):
    """(forms, changed): changed[i] where the lemma of the word can no longer be told from its form."""
    forms = list(sentence.forms)
    changed = [False] * len(forms)
    dice = rng.random()
    if dice < .03:
        forms = [f.upper() for f in forms]
    elif dice < .045:
        forms = [f.lower() for f in forms]
    elif dice < .06:
        forms = [f[:1].upper() + f[1:] if len(f) > 3 else f for f in forms]
    elif dice < .10:
        for i in range(len(forms)):
            if rng.random() < .06:
                new = slip(forms[i], rng)
                changed[i] = new != forms[i]
                forms[i] = new
    elif dice < .35:
        forms = [MARKS.get(f, f) for f in forms]
    if rng.random() < .12:
        for i, form in enumerate(forms):
            name = sentence.names[i][2:] if sentence.names else None
            if name == "PER" or (name is None and sentence.upos and sentence.upos[i] == "PROPN"):
                if form.isalpha() and form[0].isupper() and len(form) > 2 and rng.random() < .6:
                    forms[i] = made_up_name(rng) if not form.isupper() else made_up_name(rng).upper()
                    changed[i] = True
    return forms, changed
