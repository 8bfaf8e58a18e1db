#!/usr/bin/env python3
"""Holds out sentences of a data set's training and validation parts, to choose settings by.

    scripts/hold-out.py FOLDER OUT

FOLDER holds train and valid, each with seq.in and seq.out, and OUT gets the same form. Of 1,000 sentences for the new
validation part, 200 have a word that stands in at most two sentences: a random part has fewer words that training never
saw than the test part of ATIS, and settings chosen by it are too confident. The test part is not read; the new one
is the first 50 sentences of the new validation part, since a training ends with measuring one.
"""
import collections
import pathlib
import random
import sys

HELD_OUT, WITH_RARE_WORDS, RARE, TEST = 1000, 200, 2, 50


def read(part):
    words, labels = ((part / name).read_text().splitlines() for name in ("seq.in", "seq.out"))
    return [pair for pair in zip(words, labels) if pair[0].strip()]


def write(part, sentences):
    part.mkdir(parents=True, exist_ok=True)
    for name, column in (("seq.in", 0), ("seq.out", 1)):
        (part / name).write_text("".join(sentence[column] + "\n" for sentence in sentences))


if len(sys.argv) != 3:
    sys.exit(__doc__)
folder, out = map(pathlib.Path, sys.argv[1:])
sentences = list(dict.fromkeys(read(folder / "train") + read(folder / "valid")))
count = collections.Counter(word for words, _ in sentences for word in set(words.split()))
rare = [s for s in sentences if any(count[word] <= RARE for word in s[0].split())]
draw = random.Random(7)
draw.shuffle(rare)
held_out = rare[:WITH_RARE_WORDS]
taken = set(held_out)
others = [s for s in sentences if s not in taken]
draw.shuffle(others)
rest = HELD_OUT - WITH_RARE_WORDS
held_out += others[:rest]
write(out / "train", others[rest:])
write(out / "valid", held_out)
write(out / "test", held_out[:TEST])
