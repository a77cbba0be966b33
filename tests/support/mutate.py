#!/usr/bin/env python3
"""Reads mutations of files with whowhom: none may end it, hang it, or leave one of its processes behind.

    tests/support/mutate.py PROGRAM [--count 1000] [--batch 100] FILE_OR_FOLDER…

Each file is mutated `count` times, always in the same ways: bits flipped, bytes set, the end cut off, blocks copied,
dropped and repeated. Prints what became of them, and exits with 1 where a promise was broken."""
import argparse
import collections
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HANG_SECONDS = 20
# What the program says of a reader's process that failed (extract/read/box.cpp). A limit that was met is told and fine.
LIMITS = ("took more memory than", "needs more memory than")
FAILURES = ("crashed (signal", "made no progress for", "was not done after", "ended too early", "its reader failed",
            "its reader made a mistake", "is gone") + LIMITS


def flip_bits(random_, data):
    for _ in range(random_.choice((1, 1, 4, 32))):
        data[random_.randrange(len(data))] ^= 1 << random_.randrange(8)


def set_bytes(random_, data):
    for _ in range(random_.choice((1, 4, 16))):
        data[random_.randrange(len(data))] = random_.choice((0, 255, 127, 10, 32, 60, 62, random_.randrange(256)))


def cut_off(random_, data):
    del data[random_.randrange(len(data)) + 1:]


def block_of(random_, data):
    start = random_.randrange(len(data))
    return start, min(len(data), start + random_.choice((1, 8, 64, 512, 4096)))


def copy_block(random_, data):
    start, end = block_of(random_, data)
    at = random_.randrange(len(data))
    data[at:at + end - start] = data[start:end]


def drop_block(random_, data):
    start, end = block_of(random_, data)
    if end - start < len(data):
        del data[start:end]


def repeat_block(random_, data):
    start, end = block_of(random_, data)
    data[start:start] = data[start:end] * random_.choice((1, 2, 50))


MUTATIONS = (flip_bits, flip_bits, set_bytes, cut_off, copy_block, drop_block, repeat_block)


def mutation(data, name, number):
    """The same for the same file name and number, on every machine."""
    random_ = random.Random(f"{name} {number}")
    out = bytearray(data)
    for _ in range(random_.choice((1, 1, 2, 4))):
        if out:
            random_.choice(MUTATIONS)(random_, out)
    return bytes(out)


def session_members(session):
    """Processes of a session, as /proc knows them."""
    out = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if os.getsid(int(entry.name)) == session and (entry / "cmdline").read_bytes():
                    out.append(int(entry.name))
            except OSError:
                pass
    return out


class Tally:
    def __init__(self):
        self.read = collections.Counter()  # state of a file: how many
        self.reasons = collections.Counter()  # crash or hang of a reader's process: how many
        self.broken = []  # what must not be


def read_batch(program, folder, files, tally, options=()):
    """Reads the files of a folder in one go. `tally` gets what came of it."""
    start = time.monotonic()
    # Each may take so long, and a machine under load is not the program's fault.
    patience = 60 + HANG_SECONDS * len(files)
    process = subprocess.Popen([program, "read", "--json", "--no-progress", *options, str(folder)],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    try:
        out, err = process.communicate(timeout=patience)
    except subprocess.TimeoutExpired:
        for member in session_members(process.pid):
            os.kill(member, 9)
        process.communicate()
        tally.broken.append(f"{folder}: not done after {time.monotonic() - start:.0f} s")
        return
    for _ in range(20):
        left = session_members(process.pid)
        if not left:
            break
        time.sleep(0.1)
    if left:
        tally.broken.append(f"{folder}: left processes behind: {left}")
    if process.returncode not in (0, 1, 3):
        tally.broken.append(f"{folder}: exit {process.returncode}: {err[-500:].decode('utf-8', 'replace')}")
        return
    try:
        states = json.loads(out)["files"] if out else []
    except ValueError as error:
        tally.broken.append(f"{folder}: no JSON: {error}")
        return
    # Where nothing could be read there is no JSON, only messages.
    tally.read["not read"] += len(files) if not states else 0
    for state in states:
        tally.read[state["state"]] += 1
    text = err.decode("utf-8", "replace")
    for line in text.splitlines():
        for what in FAILURES:
            if what in line and line.lstrip().startswith("error: "):
                tally.reasons[what] += 1
                if what not in LIMITS:
                    tally.broken.append(line.strip())


def files_in(paths):
    out = []
    for path in map(Path, paths):
        out += sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    return out


def run(program, paths, count, batch, tally, keep=None, report=None, options=()):
    for path in files_in(paths):
        data = path.read_bytes()
        label = hashlib.sha256(data).hexdigest()[:8]
        for first in range(0, count, batch):
            with tempfile.TemporaryDirectory() as folder:
                names = []
                for number in range(first, min(first + batch, count)):
                    names.append(f"{number:04}-{path.name}")
                    (Path(folder) / names[-1]).write_bytes(mutation(data, label, number))
                before = len(tally.broken)
                read_batch(program, folder, names, tally, options)
                if keep and len(tally.broken) > before:
                    keep = Path(keep)
                    keep.mkdir(parents=True, exist_ok=True)
                    for name in names:
                        if any(name in broken for broken in tally.broken[before:]):
                            (keep / name).write_bytes((Path(folder) / name).read_bytes())
        if report:
            report(f"{path.name}: {dict(tally.read)} {dict(tally.reasons)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--batch", type=int, default=100)
    parser.add_argument("--keep", help="a folder for what broke a promise")
    parser.add_argument("--ocr", default="auto")
    arguments = parser.parse_args()
    tally = Tally()
    run(arguments.program, arguments.paths, arguments.count, arguments.batch, tally, arguments.keep,
        lambda line: print(line, flush=True), ("--ocr", arguments.ocr))
    for broken in tally.broken:
        print("broken:", broken)
    print(f"{sum(tally.read.values())} mutations: {dict(tally.read)}; {len(tally.broken)} broken promises")
    return 1 if tally.broken else 0


if __name__ == "__main__":
    sys.exit(main())
