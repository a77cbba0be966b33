"""Scans the includes and names of our sources: extract → graph ← render, and no file whose name says nothing.

CMake does not stop an include that crosses a layer, since all folders share one include root.

Usage: layering.py REPOSITORY. Prints one line a violation; exit 1 if there is one.
"""
import re
import sys
from pathlib import Path

# What each folder may include of ours.
ALLOWED = {
    "graph": {"graph"},
    "extract": {"graph", "extract"},
    "render": {"graph", "render"},
    "commands": {"graph", "extract", "render", "commands"},
}
FOLDERS = set(ALLOWED)

# Boost.Graph's containers are part of our vocabulary; its algorithms cost compile time and stay in .cpp files.
BOOST_CONTAINERS = {"boost/graph/adjacency_list.hpp", "boost/graph/compressed_sparse_row_graph.hpp"}
GRAPHVIZ = re.compile(r"(graphviz/.*|gvc|cgraph|cdt|gvcext|gvcjob|gvplugin|types|geom)\.h$")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[>"]', re.MULTILINE)
EMPTY_NAME = re.compile(r"(^|[_.-])(utils?|common|misc|helpers?|managers?)([_.-]|$)", re.IGNORECASE)


def sources(root):
    """Our sources, root files first, in the order of their paths."""
    found = [path for path in root.iterdir() if path.suffix in {".cpp", ".hpp"}]
    for folder in FOLDERS | {"tests"}:
        found += [path for path in (root / folder).rglob("*") if path.suffix in {".cpp", ".hpp"}]
    return sorted(found)


def violations(root):
    """One sentence for each broken rule."""
    graphviz_files = []
    for path in sources(root):
        name = path.relative_to(root).as_posix()
        folder = name.split("/")[0]
        for _, target in INCLUDE.findall(path.read_text(encoding="utf-8")):
            ours = target.split("/")[0]
            if ours in FOLDERS and folder in ALLOWED and ours not in ALLOWED[folder]:
                yield f"{name}: includes {target}; {folder} may include only {', '.join(sorted(ALLOWED[folder]))}"
            if target.startswith(".."):
                yield f"{name}: includes {target}; write the path from the repository's root"
            if path.suffix == ".hpp" and target.startswith("boost/graph/") and target not in BOOST_CONTAINERS:
                yield f"{name}: includes {target}; Boost.Graph algorithms belong in .cpp files"
            if GRAPHVIZ.match(target) and name not in graphviz_files:
                graphviz_files.append(name)
    if len(graphviz_files) > 1 or any(not name.endswith(".cpp") for name in graphviz_files):
        yield f"Graphviz headers belong in one .cpp, not in {', '.join(graphviz_files)}"

    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if parts[0] == ".git" or parts[0].startswith("build"):
            continue
        if EMPTY_NAME.search(parts[-1]):
            yield f"{'/'.join(parts)}: the name says nothing; name the file after what it holds"


def main():
    root = Path(sys.argv[1])
    if not (root / "graph").is_dir():
        sys.exit(f"{root}: no graph/ here; give the repository's folder")
    found = list(violations(root))
    for line in found:
        print(line)
    if found:
        sys.exit(1)
    print(f"{len(sources(root))} sources keep to their layers")


main()
