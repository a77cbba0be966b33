"""Trees in the ClearNLP style (spaCy's English models) made Universal Dependencies as English EWT has them.

Rules, in order: chains of conjuncts become flat; prepositions and "be" give their place to what they introduce; raised
subjects become objects; names become flat; relations and parts of speech are renamed; fixed expressions and punctuation
come last. Nothing is learned; the rules were chosen on a quarter of EWT train, never on the development part.
"""
import re
from dataclasses import replace

from ud_punctuation import attach_punctuation, children

BE = set("be is are was were am been being 's ’s 're ’re 'm ’m s m re ai".split())
PLACES = set("""
    here there home away back out over up down in off on where how why when abroad everywhere nearby so ahead
    around together about
""".split())
BARE_RAISERS = set("""
    let lets letting make makes made making help helps helped helping have had has having see saw seen seeing
    hear heard watch watched feel felt keep keeps kept get gets got getting find finds found leave left consider
    considers considered
""".split())
FIXED = {"because of", "such as", "instead of", "due to", "rather than", "in case", "as if", "at least", "so as",
         "of course", "in order", "as to", "more than", "less than", "according to", "as of", "kind of", "sort of",
         "as well", "so that", "each other", "one another", "all but", "how come", "that is", "per se", "as though",
         "depending on", "at all", "let alone", "as opposed", "had better", "prior to", "whether or", "not only",
         "in between", "up to", "as for"}
# The last four hold for what is left once prepositions and "be" have been turned.
RENAMED = {"dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "neg": "advmod",
           "poss": "nmod:poss", "prt": "compound:prt", "relcl": "acl:relcl", "quantmod": "advmod", "meta": "discourse",
           "predet": "det:predet", "preconj": "cc:preconj", "intj": "discourse", "oprd": "xcomp", "acomp": "xcomp",
           "attr": "xcomp", "dative": "iobj", "pobj": "obl", "pcomp": "advcl", "prep": "advmod",
           "agent": "advmod"}
EMOTICON = re.compile(r"[:;=8xX]['^o-]?[()DPpOo/|\\]+|<3+|\^_*\^")
NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "SYM", "DET", "X"}
MONTHS = set("""
    jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september
    october november december
""".split())
TOLD = set("""
    tell tells told telling ask asks asked asking advise inform show teach remind assure promise notify convince
    persuade
""".split())
SAID = set("""
    say says said tell tells told think thinks thought believe believes believed add adds added write writes
    wrote ask asks asked know knows knew guess suppose hope report reports reported announce announced reply
    replied answered claims claimed explained noted warned declared stated suggested assume bet hear heard see
    feel
""".split())
ANY_PRONOUN = {"all", "any", "some", "this", "that", "these", "those", "each", "both", "another", "either", "neither"}
ADJECTIVE_ENDINGS = ("ian", "ican", "ish", "ese", "onal", "ical", "eral", "rial", "tral", "ural", "inal", "ern", "tic",
                     "mic", "blic", "tive", "ean", "iary")


def promote(words, child, parent, relation):
    """`child` takes the place of its parent, which becomes its dependent by `relation`; siblings follow."""
    head, label = words[parent - 1].head, words[parent - 1].relation
    for i in children(words, parent):
        words[i - 1].head = child
    words[child - 1].head, words[child - 1].relation = head, label
    words[parent - 1].head, words[parent - 1].relation = child, relation


def depth(words, place):
    steps = 0
    while words[place - 1].head and steps <= len(words):
        place = words[place - 1].head
        steps += 1
    return steps


def inside(words, place, top):
    """Whether `place` is `top` or below it."""
    steps = 0
    while place and steps <= len(words):
        if place == top:
            return True
        place = words[place - 1].head
        steps += 1
    return False


def flatten_coordination(words):
    """Every conjunct on the first one; a conjunction on the conjunct that it precedes."""
    for i, word in enumerate(words, 1):
        if word.relation == "cc":
            later = [j for j in children(words, word.head) if j > i and words[j - 1].relation == "conj"]
            if later:
                word.head = later[0]
    for word in words:
        while word.relation == "conj" and word.head and words[word.head - 1].relation == "conj":
            word.head = words[word.head - 1].head


def is_clause(words, place):
    word = words[place - 1]
    return word.upos in ("VERB", "AUX") or any(
        words[i - 1].relation in ("nsubj", "nsubjpass", "cop") for i in children(words, place))


def turn_prepositions(words):
    """pobj and pcomp take the preposition's place, deepest first."""
    for word in words:
        if word.relation == "nmod":
            word.relation = "compound"
    for i in sorted(range(1, len(words) + 1), key=lambda p: -depth(words, p)):
        word, below = words[i - 1], children(words, i)
        objects = [j for j in below if words[j - 1].relation in ("pobj", "pcomp")]
        if not objects and word.relation == "prep" and word.upos == "ADP":  # "in general"
            objects = [j for j in below if j == i + 1 and words[j - 1].relation in ("amod", "advmod")]
        if not objects:
            continue
        over = words[word.head - 1] if word.head else None
        clause = words[objects[0] - 1].relation == "pcomp" and is_clause(words, objects[0])
        nominal = over is not None and over.upos in NOMINAL
        relation = word.relation
        if relation == "agent":
            relation = "obl:agent" if not clause else "advcl"
        elif relation in ("prep", "dative"):
            relation = ("acl" if nominal else "advcl") if clause else ("nmod" if nominal else "obl")
        promote(words, objects[0], i, "mark" if clause else "case")
        words[objects[0] - 1].relation = {"ROOT": "root"}.get(relation, relation)


def predicate_of(words, place):
    """What a form of "be" links its subject to; None where "be" is itself the predicate."""
    below = children(words, place)
    labels = {words[i - 1].relation for i in below}
    if any(words[i - 1].relation == "expl" and words[i - 1].form.lower() == "there" for i in below):
        return None
    for wanted in ("acomp", "attr", "oprd"):
        found = [i for i in below if words[i - 1].relation == wanted]
        if found:
            return found[0]
    clauses = [i for i in below if i > place and words[i - 1].relation in ("ccomp", "xcomp")]
    if clauses or "dobj" in labels:
        return clauses[0] if clauses and labels & {"nsubj", "csubj"} else None
    marked = [i for i in below if i > place and words[i - 1].relation in ("obl",)]
    if marked:
        return marked[0]
    return next((i for i in below if words[i - 1].relation == "advmod" and words[i - 1].form.lower() in PLACES), None)


def turn_copulas(words):
    for i in sorted(range(1, len(words) + 1), key=lambda p: -depth(words, p)):
        word = words[i - 1]
        if word.form.lower() not in BE or word.relation in ("aux", "auxpass", "cop", "case", "punct"):
            continue
        if word.upos not in ("AUX", "VERB"):
            continue
        predicate = predicate_of(words, i)
        if predicate is not None:
            if words[predicate - 1].relation in ("ccomp", "xcomp"):  # "the problem is that it lacked …"
                for j in children(words, i):
                    if words[j - 1].relation in ("nsubj", "csubj"):
                        words[j - 1].relation += ":outer"
            promote(words, predicate, i, "cop")
        else:
            for j in children(words, i):
                if words[j - 1].relation == "attr":
                    words[j - 1].relation = "nsubj"


def raise_subjects(words):
    """"want him to go": "him" is the object of "want" and "go" an open complement."""
    for i, word in enumerate(words, 1):
        if word.relation != "ccomp" or not word.head:
            continue
        below = children(words, i)
        subjects = [j for j in below if words[j - 1].relation in ("nsubj", "nsubjpass")]
        infinitive = any(words[j - 1].xpos == "TO" and words[j - 1].relation in ("aux", "mark") for j in below)
        if any(words[j - 1].relation in ("mark", "cop") and words[j - 1].xpos != "TO" for j in below):
            continue
        bare = word.xpos in ("VB", "VBG", "VBN", "JJ", "JJR", "NN", "NNS") and \
            words[word.head - 1].form.lower() in BARE_RAISERS and \
            not any(words[j - 1].relation in ("aux", "auxpass") and words[j - 1].xpos == "MD" for j in below)
        if len(subjects) == 1 and word.head < subjects[0] and (infinitive or bare):
            words[subjects[0] - 1].head, words[subjects[0] - 1].relation = word.head, "dobj"
            word.relation = "xcomp"
        elif not subjects and infinitive:
            word.relation = "xcomp"


def expose_clauses(words):
    """"it is hard to see": "it" is an expletive and the clause the subject."""
    for i in range(1, len(words) + 1):
        below = children(words, i)
        labels = {words[j - 1].relation: j for j in below}
        it, clause = labels.get("nsubj"), labels.get("xcomp") or labels.get("ccomp")
        if "cop" not in labels or not it or not clause or clause < i or words[it - 1].form.lower() != "it":
            continue
        words[it - 1].relation, words[clause - 1].relation = "expl", "csubj"


def split_run_on(words):
    """Of two main clauses in a row the first is the root and the later one beside it, unless it tells who said so."""
    root = next(i for i, w in enumerate(words, 1) if not w.head)
    if words[root - 1].form.lower() in SAID:
        return
    first = [j for j in children(words, root) if j < root and words[j - 1].relation == "ccomp" and not any(
        words[k - 1].relation == "mark" for k in children(words, j))]
    if first:
        words[first[0] - 1].head, words[first[0] - 1].relation = 0, words[root - 1].relation
        words[root - 1].head, words[root - 1].relation = first[0], "parataxis"


def flatten_names(words):
    """The first word of a person's name is its head; a title before it describes it."""
    groups = {}
    for i, word in enumerate(words, 1):
        if word.person:
            groups.setdefault(word.person, []).append(i)
    for group in groups.values():
        group = [i for i in group if words[i - 1].upos == "PROPN"]
        tops = [i for i in group if words[i - 1].head not in group]
        if len(tops) != 1:
            continue
        first, top = group[0], tops[0]
        if any(words[i - 1].relation not in ("compound", "nmod", "flat") for i in group if i != top):
            continue
        if first != top:
            promote(words, first, top, "flat")
        for i in group[1:]:
            words[i - 1].head, words[i - 1].relation = first, "flat"
        for i in children(words, first):
            if i < first and words[i - 1].relation == "compound" and words[i - 1].upos == "PROPN":
                words[i - 1].relation = "nmod:desc"


def turn_adverbs(words):
    """"at least" and its like are phrases of a preposition; names in -ian, -al and the like are adjectives."""
    for i, word in enumerate(words, 1):
        if word.form.lower() == "at" and word.head == i + 1 and word.relation == "advmod" and \
                words[i].form.lower() in ("least", "once", "all", "most", "first", "last", "best", "worst"):
            word.relation, word.upos = "case", "ADP"
            words[i].relation = {"advmod": "obl"}.get(words[i].relation, words[i].relation)
        if word.xpos == "NNP" and word.relation == "compound" and word.form.lower().endswith(ADJECTIVE_ENDINGS) and \
                not word.person:
            word.relation, word.upos = "amod", "ADJ"


def renamed(words, i):
    """The relation in UD of word i, whose head is already that of UD."""
    word, over = words[i - 1], words[words[i - 1].head - 1]
    below = children(words, i)
    if word.relation == "aux" and word.xpos == "TO":
        return "mark"
    if word.relation == "npadvmod":
        return "nmod:unmarked" if over.upos in NOMINAL else "obl:unmarked"
    if word.relation == "prep" and word.upos == "ADP" and over.upos == "VERB":
        return "obl"
    if word.relation == "relcl" and any(words[j - 1].xpos == "TO" and words[j - 1].relation in ("aux", "mark")
                                        for j in below):
        return "acl"
    if word.relation == "dobj" and over.form.lower() in TOLD and word.upos in ("PRON", "PROPN") or \
            word.relation == "dobj" and over.form.lower() in TOLD and any(
                words[j - 1].relation in ("ccomp", "obj", "dobj") and j > i for j in children(words, word.head)):
        return "iobj"
    if word.relation == "dobj" and any(words[j - 1].relation == "dobj" and j > i for j in children(words, word.head)):
        return "iobj"
    if word.relation == "nummod" and word.head < i:
        return "nmod:unmarked" if over.form.lower().strip(".") in MONTHS else "flat" if over.upos == "PROPN" else \
            "nummod" if over.upos == "SYM" else "nmod:unmarked"
    if word.relation == "punct" and EMOTICON.fullmatch(word.form):
        return "discourse"
    if word.relation == "punct" and word.form == "/" and any(
            words[j - 1].relation == "conj" and j > i for j in children(words, word.head)):
        return "cc"
    return RENAMED.get(word.relation, word.relation)


def rename(words):
    turn_adverbs(words)
    labels = [renamed(words, i) if w.head else "root" for i, w in enumerate(words, 1)]
    for word, label in zip(words, labels, strict=True):
        word.relation = label


def join_fixed(words):
    """The later word of an expression such as "because of" depends on the first."""
    for i in range(len(words) - 1):
        first, second = words[i], words[i + 1]
        if f"{first.form} {second.form}".lower() not in FIXED:
            continue
        if second.head in (first.head, i + 1) and second.relation in ("case", "mark", "advmod", "amod", "fixed", "cc"):
            if children(words, i + 2) or second.head != i + 1 and first.relation not in ("case", "mark", "advmod",
                                                                                          "amod", "cc"):
                continue
            if first.relation == "amod":
                first.relation = second.relation
            second.head, second.relation = i + 1, "fixed"


def rename_parts(words):
    """Parts of speech where EWT decides otherwise than the models' tables."""
    for word in words:
        if word.xpos in ("WDT", "PRP$", "WP$", "EX"):
            word.upos = "PRON"
        elif word.xpos == "WRB":
            word.upos = "ADV"
        elif word.xpos == "IN":
            word.upos = {"mark": "SCONJ", "case": "ADP", "advmod": "ADV"}.get(word.relation, word.upos)
        elif word.xpos == "DT" and word.relation not in ("det", "det:predet", "advmod") and \
                word.form.lower() in ANY_PRONOUN:
            word.upos = "PRON"
        elif word.xpos == "LS" and word.form.isdigit():
            word.upos = "NUM"
        elif word.relation == "discourse" and EMOTICON.fullmatch(word.form):
            word.upos = "SYM"


def to_ud(sentence):
    """A copy of the words with heads, relations and parts of speech of UD."""
    words = [replace(w) for w in sentence]
    flatten_coordination(words)
    turn_prepositions(words)
    turn_copulas(words)
    raise_subjects(words)
    expose_clauses(words)
    split_run_on(words)
    flatten_names(words)
    rename(words)
    rename_parts(words)
    join_fixed(words)
    attach_punctuation(words)
    return words
