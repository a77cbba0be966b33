"""Speed of `whowhom analyse` beside packaged peers: a document, from file to analysed sentences, in one run on one core.

Every measurement is a process of its own, held to the core; the systems take turns, and the median of the rounds
counts. A peer gets paragraphs through nlp.pipe with its tagger, parser, lemmatizer and, once more without, its names.
Its seconds run from opening the file and leave out importing and loading; ours are those of the whole process.

Usage: compare_speed.py DOCUMENT [--peer PACKAGE]... [--program build/whowhom] [--core 0] [--rounds 3]
       compare_speed.py --lengths TREEBANK.conllu --program build/whowhom
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LENGTHS = (10, 20, 40, 80, 160, 320, 640, 1500, 3000)
WORDS_A_LENGTH = 12000
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")


def measure_peer(package, document, names, batch):
    """Run in the child: one reading of the document; prints what it took as JSON."""
    import peers
    begun = time.perf_counter()
    nlp = peers.load(package)
    if not names:
        nlp.disable_pipe("ner")
    loaded = time.perf_counter()
    text = Path(document).read_text(encoding="utf-8", errors="replace")
    tokens = sentences = 0
    for doc in nlp.pipe(peers.paragraphs_of(text), batch_size=batch):
        tokens += len(doc)
        sentences += sum(1 for _ in doc.sents)
    done = time.perf_counter()
    print(json.dumps({"seconds": done - loaded, "load": loaded - begun, "tokens": tokens, "sentences": sentences}))


def run(command, core):
    """Standard output, seconds of the whole process and its highest memory in MB."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("OPENBLAS_")} | ONE_THREAD
    begun = time.perf_counter()
    with subprocess.Popen(["taskset", "-c", str(core), *command], stdout=subprocess.PIPE, env=environment) as process:
        out = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} ended with {process.returncode}")
    return out.decode(), time.perf_counter() - begun, usage.ru_maxrss / 1024


def read_by_peer(package, names, arguments):
    command = [sys.executable, __file__, arguments.document, "--as-peer", package, "--batch", str(arguments.batch)]
    out, whole, memory = run(command + ([] if names else ["--no-names"]), arguments.core)
    return {**json.loads(out), "whole": whole, "memory": memory}


def read_by_us(arguments):
    out, whole, memory = run([arguments.program, "analyse", arguments.document], arguments.core)
    lines = out.split("\n")
    tokens = sum(line.split("\t", 1)[0].isdigit() for line in lines)
    sentences = sum(line.startswith("# text") for line in lines)
    return {"seconds": whole, "load": 0.0, "tokens": tokens, "sentences": sentences, "whole": whole, "memory": memory}


def compare(arguments):
    systems = {}
    for package in arguments.peer:
        systems[package] = lambda package=package: read_by_peer(package, True, arguments)
        systems[f"{package}, no names"] = lambda package=package: read_by_peer(package, False, arguments)
    if arguments.program:
        systems["whowhom"] = lambda: read_by_us(arguments)
    results = {name: [] for name in systems}
    for _ in range(arguments.rounds):
        for name, read in systems.items():
            results[name].append(read())
    words = len(Path(arguments.document).read_text(encoding="utf-8", errors="replace").split())
    print(f"{words} words between blanks, core {arguments.core}, median of {arguments.rounds}")
    for name, rounds in results.items():
        middle = {k: statistics.median(r[k] for r in rounds) for k in rounds[0]}
        least, most = min(r["seconds"] for r in rounds), max(r["seconds"] for r in rounds)
        print(f"{name:40} {middle['seconds']:7.2f} s ({least:.2f} to {most:.2f})  {words / middle['seconds']:8.0f} words/s  "
              f"{middle['tokens'] / middle['seconds']:8.0f} tokens/s  {middle['sentences']:.0f} sentences  "
              f"load {middle['load']:.2f} s  whole process {middle['whole']:.2f} s  {middle['memory']:.0f} MB")


def write_sentences(forms, length, path):
    """One "sentence" of `length` words after another, WORDS_A_LENGTH words in all, at least one sentence."""
    lines, at = [], 0
    for _ in range(max(1, WORDS_A_LENGTH // length)):
        for i in range(1, length + 1):
            lines.append(f"{i}\t{forms[at % len(forms)]}\t_\t_\t_\t_\t_\t_\t_\t_")
            at += 1
        lines.append("")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return at


def lengths(arguments):
    """How the time for a word grows with the length of the sentence that it is in."""
    from treebank import open_text, read_conllu
    with open_text(arguments.lengths) as lines:
        forms = [w.form for _, words in read_conllu(lines) for w in words]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sentences.conllu"
        for length in LENGTHS:
            words = write_sentences(forms, length, path)
            command = [arguments.program, "analyse", "--conllu", str(path)]
            seconds = statistics.median(run(command, arguments.core)[1] for _ in range(arguments.rounds))
            print(f"{length:5} words a sentence: {words / seconds:8.0f} words/s, {seconds / words * length:8.4f} s each",
                  flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("document", nargs="?")
    parser.add_argument("--peer", action="append", default=[], help="package with a spaCy model")
    parser.add_argument("--program", help="our program")
    parser.add_argument("--core", type=int, default=0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--batch", type=int, default=256, help="paragraphs that a peer takes at once")
    parser.add_argument("--lengths", metavar="TREEBANK", help="instead: speed by length of sentence, ours")
    parser.add_argument("--as-peer", help=argparse.SUPPRESS)
    parser.add_argument("--no-names", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.as_peer:
        measure_peer(arguments.as_peer, arguments.document, not arguments.no_names, arguments.batch)
    elif arguments.lengths:
        lengths(arguments)
    else:
        compare(arguments)


if __name__ == "__main__":
    main()
