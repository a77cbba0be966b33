"""Treebank and name files as sentences of Words, for compare.py. Words inside a multi-word token count one by one."""
from corpora import open_text
from peers import Word


def entity(misc):
    found = [part[7:] for part in misc.split("|") if part.startswith("Entity=")]
    return found[0] if found else "O"


def read_conllu(lines):
    """[(sent_id, [Word])]; names are read from Entity= in MISC."""
    sentences, words, sent_id, glued = [], [], "", {}
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("# sent_id = "):
            sent_id = line[12:]
        elif line.startswith("#"):
            continue
        elif line:
            cells = line.split("\t")
            space = "SpaceAfter=No" not in cells[9].split("|")
            if "-" in cells[0]:
                first, last = map(int, cells[0].split("-"))
                glued.update({i: i == last and space for i in range(first, last + 1)})
            elif cells[0].isdigit():
                words.append(Word(cells[1], cells[3], cells[4], int(cells[6]), cells[7], entity(cells[9]),
                                  space=glued.get(int(cells[0]), space)))
        elif words:
            sentences.append((sent_id, words))
            words, glued = [], {}
    return sentences


def read_names(lines):
    """{sent_id: BIO tags} of an IOB2 file; what is not PER, ORG or LOC is O."""
    names, tags, sent_id = {}, [], ""
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("# sent_id = "):
            sent_id = line[12:]
        elif line and not line.startswith("#"):
            tag = line.split("\t")[2]
            tags.append(tag if tag[2:] in ("PER", "ORG", "LOC") else "O")
        elif not line and tags:
            names[sent_id], tags = tags, []
    return names
