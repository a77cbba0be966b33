"""Pages of PDF a second, beside pdftotext, in the same run.

    pdf_speed.py WHOWHOM FILE.pdf... [--rounds N]

Medians of the processor's time of whole processes, start and all, run in turns. Prints the share of pdftotext's speed.
"""
import argparse
import os
import resource
import statistics
import subprocess
import sys


def seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def pages_of(path):
    info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True,
                          env={**os.environ, "LC_ALL": "C"}).stdout
    return next(int(line.split()[1]) for line in info.splitlines() if line.startswith("Pages:"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--rounds", type=int, default=11)
    options = parser.parse_args()
    for path in options.files:
        ours, theirs = [], []
        for _ in range(options.rounds):
            ours.append(seconds([options.program, "read", "--in-process", "--ocr", "never", "--text", path]))
            theirs.append(seconds(["pdftotext", path, "-"]))
        pages = pages_of(path)
        mine, peer = statistics.median(ours), statistics.median(theirs)
        print(f"{os.path.basename(path)}: {pages / mine:.0f} pages/s, pdftotext {pages / peer:.0f}, "
              f"share {peer / mine:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
