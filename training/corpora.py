"""Readers of ../shared/corpora: every source as Sentence values; what a source does not mark is None."""
import csv
import json
import lzma
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

ROLES = ["_", "SAYER", "HEARER", "TOPIC", "NEG", "MOD"]
NER = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
IGNORE = "?"  # a token whose name tag this source does not decide


@dataclass
class Sentence:
    source: str
    forms: list
    upos: list = None
    xpos: list = None
    lemmas: list = None
    heads: list = None      # 1-based, 0 = root
    relations: list = None
    names: list = None      # BIO tags
    roles: list = None      # [(predicate, {word: role})], 0-based
    sent_id: str = ""


def open_text(path):
    path = Path(path)
    return lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else open(path, encoding="utf-8")


def read_conllu(path, source):
    sentences, rows, sent_id = [], [], ""
    for line in open_text(path):
        line = line.rstrip("\n")
        if line.startswith("# sent_id = "):
            sent_id = line[12:]
        elif line.startswith("#"):
            continue
        elif line:
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append(cells)
        elif rows:
            sentences.append(Sentence(source, [r[1] for r in rows], [r[3] for r in rows], [r[4] for r in rows],
                                      [r[2] for r in rows], [int(r[6]) for r in rows], [r[7] for r in rows],
                                      sent_id=sent_id))
            rows = []
    return sentences


def mend_bio(tags):
    """I-X after anything but B-X or I-X becomes B-X."""
    out, previous = [], "O"
    for tag in tags:
        if tag.startswith("I-") and previous[1:] != tag[1:]:
            tag = "B" + tag[1:]
        out.append(tag)
        previous = tag
    return out


def add_uner(sentences, path):
    by_id, tags, sent_id = {}, [], ""
    for line in open_text(path):
        line = line.rstrip("\n")
        if line.startswith("# sent_id = "):
            sent_id = line[12:]
        elif line.startswith("#"):
            continue
        elif line:
            tag = line.split("\t")[2]
            tags.append(tag if tag in NER else "O")
        elif tags:
            by_id[sent_id], tags = mend_bio(tags), []
    for sentence in sentences:
        found = by_id.get(sentence.sent_id)
        if found and len(found) == len(sentence.forms):
            sentence.names = found


def role_maps(frames):
    """Roleset → {ARGn: role} for rolesets of communication. Who hears is told by role names and descriptions."""
    hearing = re.compile(r"hearer|listener|addressee|recipient|interlocutor_2|co-agent|co_agent|audience")
    described = re.compile(r"hearer|listener|told|informed|other part|partner|second (?:arguer|party)|"
                           r"getting (?:advice|warning)|briefed|reached|interviewee|conferred|promised to|impelled agent")
    left_out = set(lines_of("not_communication.txt"))
    maps = {}
    for row in csv.DictReader(open(frames, encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE):
        frames_of = row["framenet"] or ""
        enough = int(row["comm_score"]) >= 3 or re.search(
            r"Telling|Reporting|Request|Contacting|Communication_response|Discussion|Chatting|Questioning|Warning",
            frames_of)
        if not enough or row["roleset"] in left_out:
            continue
        found, hearer, strength = {}, None, 0
        for part in row["roles"].split(" | "):
            m = re.match(r"ARG(\d):(.*)\[(\w+)\]\{(.*)\}", part)
            if not m:
                continue
            number, text, tag, names = m.groups()
            if number == "0":
                found["ARG0"] = "SAYER"
                continue
            score = 3 * bool(described.search(text.lower())) + 2 * bool(hearing.search(names)) * (tag in ("GOL", "COM")) \
                + bool(hearing.search(names))
            if score > strength:
                hearer, strength = f"ARG{number}", score
            if tag in ("PPT", "VSP"):
                found.setdefault(f"ARG{number}", "TOPIC")
        if row["roleset"] == "call.02":
            hearer = "ARG1"
        if hearer:
            found[hearer] = "HEARER"
        if "ARG0" in found and hearer:
            maps[row["roleset"]] = {**found, "ARGM-NEG": "NEG", "ARGM-MOD": "MOD"}
    for line in lines_of("also_communication.txt"):
        roleset, hearer = line.split()
        topic = {} if hearer == "ARG1" else {"ARG1": "TOPIC"}
        maps[roleset] = {"ARG0": "SAYER", hearer: "HEARER", **topic, "ARGM-NEG": "NEG", "ARGM-MOD": "MOD"}
    return maps


def lines_of(name):
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def head_of_span(sentence, first, last):
    for i in range(first, last + 1):
        if not first <= sentence.heads[i] - 1 <= last and sentence.upos[i] != "PUNCT":
            return i
    return first


def add_propbank(sentences, path, maps):
    """Roles of communication predicates; the syntactic head of a span stands for it."""
    by_id = {s.sent_id: s for s in sentences}
    rows, sent_id = [], ""

    def flush():
        sentence = by_id.get(sent_id)
        if not sentence or len(rows) != len(sentence.forms):
            return
        sentence.roles = []
        predicates = [i for i, r in enumerate(rows) if r[5] != "-"]
        for column, p in enumerate(predicates):
            mapping = maps.get(rows[p][5])
            if mapping is None:
                continue
            marked, label, start = {}, None, 0
            for i, row in enumerate(rows):
                cell = row[6 + column] if 6 + column < len(row) else "*"
                for opened in re.findall(r"\(([^*()]+)", cell):
                    label, start = opened, i
                if ")" in cell and label:
                    role = mapping.get(label)
                    if role:
                        head = head_of_span(sentence, start, i)
                        if head != p:
                            marked.setdefault(head, role)
                    label = None
            sentence.roles.append((p, marked))

    for line in open_text(path):
        line = line.rstrip("\n")
        if line.startswith("# sent_id = "):
            sent_id = line[12:]
        elif line:
            rows.append(line.split("\t"))
        else:
            if rows:
                flush()
            rows = []
    if rows:
        flush()


def read_columns(path, source, to_tag, column=-1, separator=None):
    """Files of one token a line; to_tag maps a tag's type to PER, ORG, LOC, O or IGNORE."""
    sentences, forms, tags = [], [], []

    def flush():
        if forms and forms[0] != "-DOCSTART-":
            sentences.append(Sentence(source, list(forms), names=mend_bio(tags)))
        forms.clear()
        tags.clear()

    for line in open_text(path):
        cells = line.rstrip("\n").split(separator)
        if not line.strip():
            flush()
            continue
        forms.append(cells[0])
        tag = cells[column] if len(cells) > 1 else "O"
        if "-" in tag and tag[0] in "BI":
            kind = to_tag(tag[2:])
            tag = kind if kind in ("O", IGNORE) else f"{tag[0]}-{kind}"
        else:
            tag = "O"
        tags.append(tag)
    flush()
    return sentences


CROSSNER = {"person": "PER", "politician": "PER", "scientist": "PER", "writer": "PER", "musicalartist": "PER",
            "researcher": "PER", "organisation": "ORG", "politicalparty": "ORG", "university": "ORG", "band": "ORG",
            "country": "LOC", "location": "LOC"}


def read_docred(path):
    """Re-DocRED by sentences. Adjectives of places ("German"), which it marks LOC, are left undecided."""
    sentences = []
    for document in json.load(open_text(path)):
        tags = [["O"] * len(s) for s in document["sents"]]
        for cluster in document["vertexSet"]:
            for mention in cluster:
                first, last = mention["pos"]
                kind = mention["type"]
                if kind not in ("PER", "ORG", "LOC"):
                    continue
                row = tags[mention["sent_id"]]
                if kind == "LOC" and last - first == 1 and re.search(r"(?:an|ish|ese|ch|i|ic)$", mention["name"]):
                    row[first] = IGNORE
                    continue
                for i in range(first, min(last, len(row))):
                    row[i] = ("B-" if i == first else "I-") + kind
        for forms, row in zip(document["sents"], tags):
            sentences.append(Sentence("re-docred", forms, names=mend_bio(row)))
    return sentences


def read_re3d(folder):
    """Reports of ministries and forces. Descriptions in small letters are no names."""
    sentences = []
    for documents in sorted(Path(folder).glob("*/documents.json")):
        texts = [json.loads(l) for l in open_text(documents) if l.strip()]
        marks = defaultdict(list)
        for line in open_text(documents.parent / "entities.json"):
            if line.strip():
                e = json.loads(line)
                marks[e["documentId"]].append((e["begin"], e["end"], e["type"], e["value"]))
        for document in texts:
            text, tags = document["text"], {}
            for begin, end, kind, value in sorted(marks[document["_id"]], key=lambda m: m[0] - m[1]):
                label = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}.get(kind)
                if not label:
                    continue
                named = all(w[0].isupper() or not w[0].isalpha() or w in ("of", "the", "and", "for", "in", "al")
                            for w in value.split())
                for at in range(begin, end):
                    tags.setdefault(at, (label if named else IGNORE, begin))
            for sentence in re.finditer(r"[^\n]+?(?:[.!?](?=\s+[A-Z\"“])|\n|$)", text):
                forms, row, previous = [], [], None
                for token in re.finditer(r"[A-Za-z]\.(?:[A-Za-z]\.)+|[’']s\b|\w+(?:-\w+)*|[^\w\s]", sentence.group()):
                    mark = tags.get(sentence.start() + token.start())
                    forms.append(token.group())
                    if mark is None or (not row or previous != mark) and token.group().lower() == "the":
                        row.append("O")
                        previous = None
                    else:
                        row.append(IGNORE if mark[0] == IGNORE else ("I-" if previous == mark else "B-") + mark[0])
                        previous = mark
                if len(forms) > 2:
                    sentences.append(Sentence("re3d", forms, names=mend_bio(row)))
    return sentences


def load(root):
    """(train, development, name_train): treebank sentences of both parts, and sentences with names alone."""
    root = Path(root)
    maps = role_maps(root / "propbank-frames/communication_rolesets.tsv")
    train = read_conllu(root / "ud-ewt/en_ewt-ud-train.conllu.xz", "ewt")
    dev = read_conllu(root / "ud-ewt/en_ewt-ud-dev.conllu", "ewt")
    add_uner(train, root / "uner-ewt/en_ewt-ud-train.first-commit.iob2")
    add_uner(dev, root / "uner-ewt/en_ewt-ud-dev.iob2")
    add_propbank(train, root / "propbank-ewt/ewt-propbank-train.tsv.xz", maps)
    add_propbank(dev, root / "propbank-ewt/ewt-propbank-dev.tsv", maps)
    train += read_conllu(root / "gum/en_gum-train-open.conllu.xz", "gum")
    names = []
    for domain in ("politics", "science", "literature", "music", "ai"):
        for part in ("train", "dev"):
            names += read_columns(root / f"crossner/{domain}/{part}.txt", "crossner", lambda t: CROSSNER.get(t, "O"),
                                  separator="\t")
    names += read_docred(root / "re-docred/dev_revised.json.xz")
    names += read_re3d(root / "re3d")
    names += read_columns(root / "sec-filings/FIN5.txt", "sec",
                          lambda t: IGNORE if t == "PER" else t if t in ("ORG", "LOC") else "O", separator=" ")
    tweets = read_columns(root / "btc/btc.train", "btc", lambda t: t, separator="\t")
    tweets += read_columns(root / "wnut17/wnut17train.conll", "wnut",
                           lambda t: {"person": "PER", "location": "LOC", "corporation": "ORG"}.get(t, IGNORE if t == "group" else "O"), separator="\t")
    return train, dev, names, tweets


def load_gum_dev(root):
    return read_conllu(Path(root) / "gum/en_gum-dev-open.conllu", "gum")
