"""Draws turns at random from what show_turns printed, for eyes: who is said to speak, what stands before and what is said.

    show_turns DOCUMENT... > turns.jsonl
    draw_turns.py turns.jsonl --seed 1 --count 50 [--mark stopped]
"""

import argparse
import json
import random


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("turns")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--mark", help="only turns with this print")
    options = parser.parse_args()
    with open(options.turns, encoding="utf-8") as lines:
        turns = [json.loads(line) for line in lines]
    if options.mark:
        turns = [turn for turn in turns if turn["mark"] == options.mark]
    drawn = random.Random(options.seed).sample(range(len(turns)), min(options.count, len(turns)))
    for i in sorted(drawn):
        turn = turns[i]
        with open(turn["path"], "rb") as document:
            text = document.read()
        before = " ".join(text[max(0, turn["start"] - 160) : turn["start"]].decode("utf-8", "replace").split())
        said = " ".join(turn["text"].split())
        if len(said) > 260:
            said = said[:170] + " [...] " + said[-80:]
        print(f"#{i} {turn['mark']} speaker={turn['speaker']} hearer={turn['hearer']}\n  before: {before[-110:]}\n  said: {said}\n")


if __name__ == "__main__":
    main()
