"""Plain text for the teacher to label: reports, mail and articles, cut roughly into sentences and words.

    plain.py --documents DIR --corpora DIR --out FILE      one sentence a line, words parted by blanks
"""
import argparse
import mailbox
import random
import re
from pathlib import Path

import corpora

WORD = re.compile(r"(?:[A-Za-z]\.){2,}|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Lt|Col|No|vs|Jr|Sr|Inc|Corp|Co)\.|https?://\S+|"
                  r"[\w.+-]+@[\w-]+\.[\w.]+|\$|\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:[-'’][^\W\d_]+)*|\.\.\.|--+|[^\w\s]|\w+")
CLITIC = re.compile(r"(?i)^(.+?)(n['’]t|['’](?:s|re|ve|ll|d|m))$")


def words_of(text):
    for token in WORD.findall(text):
        clitic = CLITIC.match(token)
        if token.lower() == "cannot":
            yield from (token[:3], token[3:])
        elif clitic:
            yield from clitic.groups()
        elif token.endswith(("s'", "s’")):
            yield from (token[:-1], token[-1])
        else:
            yield token


def sentences_of(text):
    text = re.sub(r"[*_#|>]+", " ", text)
    for block in re.split(r"\n\s*\n", text):
        block = re.sub(r"-\n\s*(?=[a-z])", "", block)
        for sentence in re.split(r"(?<=[.!?])[\"”’)\d]*\s+(?=[A-Z\"“])", re.sub(r"\s+", " ", block)):
            words = list(words_of(sentence))
            if 4 <= len(words) <= 70 and sum(w[0].isalpha() for w in words) > len(words) * 0.6:
                yield words


def mail_texts(path):
    for message in mailbox.mbox(path):
        for part in message.walk():
            if part.get_content_type() == "text/plain":
                data = part.get_payload(decode=True) or b""
                yield re.sub(r"(?m)^[>\s]*(From|To|Sent|Cc|Subject|Date):.*$", "", data.decode("utf-8", "replace"))


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--documents", required=True)
    a.add_argument("--corpora", required=True)
    a.add_argument("--out", required=True)
    a.add_argument("--most", type=int, default=60000)
    o = a.parse_args()
    rng, seen, found = random.Random(3), set(), []
    sources = []
    for path in sorted(Path(o.documents).rglob("*")):
        if "formats" in path.parts or path.name in ("SOURCE.txt", "README.md") or not path.is_file():
            continue
        if path.suffix == ".mbox":
            sources += mail_texts(path)
        elif path.suffix in (".txt", ".md"):
            sources.append(path.read_text(encoding="utf-8", errors="replace"))
    for text in sources:
        found += list(sentences_of(text))
    _, _, names, tweets = corpora.load(o.corpora)
    found += [s.forms for s in names + tweets if 3 <= len(s.forms) <= 70]
    unique = []
    for words in found:
        line = " ".join(words)
        if line not in seen:
            seen.add(line)
            unique.append(line)
    rng.shuffle(unique)
    Path(o.out).write_text("\n".join(unique[:o.most]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
