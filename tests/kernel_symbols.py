"""Each path of the inner loops shows nothing but its table: what it had in common with other files (an inline function,
a template of the standard library) could be taken by the linker for all of them, and a processor that lacks its
instructions would die of it.

Usage: kernel_symbols.py OBJECT...: the objects of the extract library. Exit 1 where a path shows more than a table.
"""
import re
import subprocess
import sys

PATH = re.compile(r"language/kernels/(?!kernels\.)\w+\.cpp\.o$")
TABLE = re.compile(r"whowhom::kernels::k\w+$")
SANITIZER = re.compile(r"(__odr_asan|DW\.ref)\.")


def main():
    paths = [name for name in sys.argv[1:] if PATH.search(name)]
    if not paths:
        sys.exit("no object of a path among the arguments")
    wrong = []
    for path in paths:
        listed = subprocess.run(["nm", "-C", "--extern-only", "--defined-only", path], check=True, capture_output=True, text=True)
        names = [line.split(maxsplit=2)[2] for line in listed.stdout.splitlines() if line]
        names = [name for name in names if not SANITIZER.match(name)]
        if len(names) != 1 or not TABLE.search(names[0]):
            wrong.append(f"{path} shows {', '.join(names) or 'nothing'}")
    print("\n".join(wrong) or f"{len(paths)} paths show their tables only")
    sys.exit(1 if wrong else 0)


main()
