"""People and organizations that the program finds, against marked texts. EWT and GUM dev are unseen by the model.

Documents are built again from UNER-EWT, CrossNER, GUM and re3d, read by `extract --format json`, and their names are
compared with the marks: by overlap (one to one, the longest overlap first) and exactly (without articles).
    training/measure_mentions.py build/whowhom CORPORA [--part train] [--only ewt,gum] [--errors organization]
"""
import argparse
import collections
import json
import lzma
import pathlib
import re
import subprocess
import tempfile

KINDS = ("person", "organization")
CROSSNER = {"organisation": "organization", "politicalparty": "organization", "university": "organization",
            "person": "person", "politician": "person", "scientist": "person", "writer": "person",
            "musicalartist": "person", "researcher": "person",
            # Outlets, bands and conferences count neither way: readers differ.
            "academicjournal": None, "magazine": None, "band": None, "conference": None}
PRONOUNS = set("i me my mine we us our ours you your yours he him his she her hers it its they them their theirs "
               "who whom whose myself himself herself yourself themselves ourselves".split())


class Text:
    """A document while it is put together: its text, the marks [(start, end, kind)], and where sentences lie."""

    def __init__(self, name):
        self.name, self.text, self.marks = name, "", []

    def add_sentence(self, tokens, marks, between):
        """`tokens`: (form, space after); `marks`: (first, end, kind) in tokens."""
        self.text += between if self.text else ""
        spans = []
        for form, space in tokens:
            spans.append((len(self.text), len(self.text) + len(form)))
            self.text += form + (" " if space else "")
        self.text = self.text.rstrip(" ")
        self.marks += [(spans[first][0], spans[end - 1][1], kind) for first, end, kind in marks]


def open_text(path):
    return lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else open(path, encoding="utf-8")


def bio_marks(tags, kinds):
    marks, start, kind = [], None, None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and (not tag.startswith("I-") or tag[2:] != kind):
            if kind in kinds:
                marks.append((start, i, kinds[kind]))
            start = None
        if tag.startswith("B-"):
            start, kind = i, tag[2:]
    return marks


def conllu(path):
    """Sentences as (comments, rows of columns, without those of parts of words)."""
    comments, rows = [], []
    for line in open_text(path):
        line = line.rstrip("\n")
        if not line:
            if rows:
                yield comments, rows
            comments, rows = [], []
        elif line[0] == "#":
            comments.append(line)
        else:
            rows.append(line.split("\t"))


def surface(rows):
    """Tokens with their blanks as they are written, and the place of each word's id among them."""
    tokens, place, until = [], {}, 0
    for columns in rows:
        ident = columns[0]
        if "." in ident:
            continue
        space = "SpaceAfter=No" not in columns[9]
        if "-" in ident:
            first, until = map(int, ident.split("-"))
            place.update({str(i): len(tokens) for i in range(first, until + 1)})
            tokens.append((columns[1], space))
        elif int(ident) > until:
            place[ident] = len(tokens)
            tokens.append((columns[1], space))
    return tokens, place


def ewt(corpora, part):
    uner = corpora / "uner-ewt" / ("en_ewt-ud-dev.iob2" if part == "dev" else "en_ewt-ud-train.first-commit.iob2")
    tags, current = {}, None
    for line in open_text(uner):
        if line.startswith("# sent_id"):
            current = tags.setdefault(line.split("=")[1].strip(), {})
        elif line.strip() and line[0] != "#":
            columns = line.split("\t")
            current[columns[0]] = "O" if columns[2].strip() in ("B-OTH", "I-OTH", "B-O", "I-O") else columns[2].strip()
    path = corpora / "ud-ewt" / ("en_ewt-ud-dev.conllu" if part == "dev" else "en_ewt-ud-train.conllu.xz")
    kinds = {"PER": "person", "ORG": "organization", "LOC": "place"}
    text = None
    for comments, rows in conllu(path):
        ident = next(c.split("=")[1].strip() for c in comments if c.startswith("# sent_id"))
        document = next((c.split("=")[1].strip() for c in comments if c.startswith("# newdoc")), None)
        if document:
            if text:
                yield text
            text = Text(document)
        tokens, place = surface(rows)
        word_tags = ["O"] * len(tokens)
        for word, tag in tags.get(ident, {}).items():
            if tag != "O" and word in place:
                word_tags[place[word]] = tag
        between = "\n\n" if any(c.startswith("# newpar") for c in comments) else " "
        text.add_sentence(tokens, bio_marks(word_tags, kinds), between)
    yield text


def gum(corpora, part):
    path = corpora / "gum" / ("en_gum-dev-open.conllu" if part == "dev" else "en_gum-train-open.conllu.xz")
    text = None
    for comments, rows in conllu(path):
        document = next((c.split("=")[1].strip() for c in comments if c.startswith("# newdoc")), None)
        if document:
            if text:
                yield text
            text = Text(document)
        tokens, place = surface(rows)
        words = [r for r in rows if "-" not in r[0] and "." not in r[0]]
        marks, open_ones = [], []
        for i, columns in enumerate(words):
            entity = re.search(r"Entity=([^|]*)", columns[9])
            for item in re.findall(r"\([^()]*\)?|[^()]*\)", entity.group(1)) if entity else []:
                if item[0] == "(":
                    name, kind = item.strip("()").split("-")[:2]
                    open_ones.append((name, kind, i))
                if item[-1] == ")":
                    name = item.strip("()").split("-")[0]
                    at = max(k for k, o in enumerate(open_ones) if o[0] == name)
                    _, kind, first = open_ones.pop(at)
                    if mark := gum_name(words, first, i + 1, kind):
                        marks.append((place[words[mark[0]][0]], place[words[mark[1] - 1][0]] + 1, mark[2]))
        text.add_sentence(tokens, marks, "\n\n" if any(c.startswith("# newpar") for c in comments) else " ")
    yield text


def gum_name(words, first, end, kind):
    """The proper nouns about the head of a phrase; nothing where the head is none."""
    if kind not in (*KINDS, "place"):
        return None
    head = next((i for i in range(first, end) if not first <= int(words[i][6]) - 1 < end), None)
    if head is None or words[head][3] != "PROPN":
        return None
    start, stop = head, head + 1
    while start > first and words[start - 1][3] == "PROPN":
        start -= 1
    while stop < end and words[stop][3] == "PROPN":
        stop += 1
    return start, stop, kind


def crossner(corpora, part):
    for domain in ("politics", "science", "literature", "music", "ai"):
        text, count = None, 0
        sentences = (corpora / "crossner" / domain / f"{part}.txt").read_text(encoding="utf-8").split("\n\n")
        kinds = {**{k: v or "either" for k, v in CROSSNER.items()}, "country": "place", "location": "place"}
        for sentence in sentences:
            rows = [line.split("\t") for line in sentence.split("\n") if line.strip()]
            if not rows:
                continue
            if count % 20 == 0:
                if text:
                    yield text
                text = Text(f"crossner-{domain}-{count}")
            count += 1
            tokens = []
            for i, (form, _) in enumerate(rows):
                after = rows[i + 1][0] if i + 1 < len(rows) else ""
                tokens.append((form, not (after in {",", ".", ")", "'s", ";", ":", "'"} or form == "(")))
            text.add_sentence(tokens, bio_marks([r[1] for r in rows], kinds), "\n\n")
        yield text


def re3d(corpora, part):
    kinds = {"Organisation": "organization", "Person": "person", "Location": "place"}
    for folder in sorted((corpora / "re3d").iterdir()):
        if not folder.is_dir():
            continue
        marks = collections.defaultdict(list)
        for line in open_text(folder / "entities.json"):
            entity = json.loads(line)
            # "rebels" and "the authorities" have no name.
            if entity["type"] in kinds and re.search("[A-Z]", entity["value"]):
                marks[entity["documentId"]].append((entity["begin"], entity["end"], kinds[entity["type"]]))
        documents = sorted((json.loads(line) for line in open_text(folder / "documents.json")), key=lambda d: d["_id"])
        for i, document in enumerate(documents):
            if (i % 4 == 3) != (part == "dev"):
                continue
            text = Text("re3d-" + document["_id"])
            text.text, text.marks = document["text"], marks[document["_id"]]
            yield text


CORPORA = {"ewt": ewt, "gum": gum, "crossner": crossner, "re3d": re3d}


def outermost(marks):
    """Without those that lie in another of the same kind."""
    return [m for m in set(marks) if not any(o[2] == m[2] and o != m and o[0] <= m[0] and m[1] <= o[1] for o in marks)]


def without_article(text, start, end):
    for article in ("the ", "The ", "a ", "an "):
        if text[start:end].startswith(article):
            start += len(article)
    for ending in ("'s", "’s"):
        if text[start:end].endswith(ending):
            end -= len(ending)
    return start, end


def predictions(program, texts, nouns):
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for i, text in enumerate(texts):
            paths.append(pathlib.Path(folder) / f"{i:05}.txt")
            paths[-1].write_text(text.text, encoding="utf-8")
        out = subprocess.run([program, "extract", "--format", "json", *map(str, paths)], capture_output=True, text=True,
                             check=True).stdout
    found = json.loads(out)
    names = {d["id"]: int(pathlib.Path(d["path"]).stem) for d in found["documents"]}
    marks = collections.defaultdict(list)
    for entity in found["entities"]:
        kind = "organization" if entity["type"] == "group" else entity["type"]
        if kind not in KINDS:
            continue
        for mention in entity["mentions"]:
            written = mention["text"]
            if not re.search("[A-Z]", written) or written.lower() in PRONOUNS or written.lower() in nouns:
                continue
            number = names[mention["document"]]
            raw = texts[number].text.encode()
            start, end = (len(raw[:mention[k]].decode()) for k in ("start", "end"))
            marks[number].append((start, end, kind))
    return marks


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("corpora", type=pathlib.Path)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--only", default=",".join(CORPORA))
    parser.add_argument("--errors", choices=KINDS)
    arguments = parser.parse_args()
    tables = pathlib.Path(__file__).parent.parent / "extract/language/en"
    nouns = {line.strip() for line in open(tables / "party_nouns.txt") if line[0] != "#"}
    nouns |= {line.strip() for line in open(tables / "offices.txt") if line[0] != "#"}
    for name in arguments.only.split(","):
        texts = list(CORPORA[name](arguments.corpora, arguments.part))
        found = predictions(arguments.program, texts, nouns)
        for kind in KINDS:
            count = collections.Counter()
            for number, text in enumerate(texts):
                score(text, found[number], kind, count, arguments.errors == kind)
            line = f"{name:9} {kind:13}"
            for how in ("overlap", "exact"):
                right = count[how]
                precision, recall = right / max(1, count["found"]), right / max(1, count["marked"])
                f1 = 2 * precision * recall / max(1e-9, precision + recall)
                line += f" {how} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} "
            print(f"{line} ({count['marked']} marked, {count['found']} found, {count['government']} places that act)")


def score(text, found, kind, count, errors):
    marked = outermost([m for m in text.marks if m[2] == kind])
    ignored = [m for m in text.marks if m[2] == "either"]
    places = [m for m in text.marks if m[2] == "place"]
    guesses = []
    for guess in outermost([m for m in found if m[2] == kind]):
        if any(m[0] < guess[1] and guess[0] < m[1] for m in marked):
            guesses.append(guess)
        elif any(m[0] < guess[1] and guess[0] < m[1] for m in ignored):
            continue
        elif kind == "organization" and any(without_article(text.text, *p[:2]) == guess[:2] for p in places) and \
                text.text[guess[0]:guess[1]] in GOVERNMENTS:
            count["government"] += 1  # marked as a place; ours is a government that acts
        else:
            guesses.append(guess)
    count["marked"] += len(marked)
    count["found"] += len(guesses)
    pairs = sorted(((min(m[1], g[1]) - max(m[0], g[0]), m, g) for m in marked for g in guesses
                    if m[0] < g[1] and g[0] < m[1]), key=lambda p: (-p[0], p[1], p[2]))
    taken = set()
    for _, mark, guess in pairs:
        if ("m", mark) in taken or ("g", guess) in taken:
            continue
        taken |= {("m", mark), ("g", guess)}
        count["overlap"] += 1
        same = without_article(text.text, *mark[:2]) == without_article(text.text, *guess[:2])
        count["exact"] += same
        if errors and not same:
            print(f"  span  {quote(text, mark)}  |found| {text.text[guess[0]:guess[1]]!r}")
    if errors:
        for label, marks in (("m", marked), ("g", guesses)):
            for mark in marks:
                if (label, mark) not in taken:
                    print(f"  {'MISS' if label == 'm' else 'FALSE'} {quote(text, mark)}")


def quote(text, mark):
    before, after = text.text[max(0, mark[0] - 50):mark[0]], text.text[mark[1]:mark[1] + 40]
    return f"{before}[[{text.text[mark[0]:mark[1]]}]]{after}".replace("\n", "⏎")


GOVERNMENTS = {line.split("\t")[0] for line in
               open(pathlib.Path(__file__).parent.parent / "extract/language/en/countries.tsv") if line[0] != "#"}

if __name__ == "__main__":
    main()
