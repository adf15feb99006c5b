"""Prints a word and its stem by the Snowball project's English stemmer, one pair a line, for at least 20,000 words.

The words are those of Python's own documentation strings and licence texts, and derivations of them: every suffix that
the algorithm knows is put to stems of all lengths.
"""

import pathlib
import random
import re
import sys
import sysconfig

import snowballstemmer

SUFFIXES = """'s 's' ' sses ied ies s ss us eed eedly ed edly ing ingly y tional enci anci abli entli izer ization
ational ation ator alism aliti alli fulness ousli ousness iveness iviti biliti bli ogi logi fulli lessli li ogist
alize icate iciti ical ful ness ative al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion sion
tion e l ll at bl iz bb dd ff gg mm nn pp rr tt""".split()

SPECIAL = """skis skies idly gently ugly early only singly sky news howe atlas cosmos bias andes inning outing canning
herring earring evening proceed exceed succeed proceeding exceeded dying lying tying vying saying generate communal
arsenal emergency interest lateral organize pasted paste universal university past sayyid yyy youth boyish toy
egging adding odds off err erred naïve naïveté cafés résumés señoritas über 'twas o'clock dogs' dog's'
a b ab y yy ya s ss 's ''s'""".split()


def documented_words():
    texts = [sys.copyright, sys.version]
    root = pathlib.Path(sysconfig.get_paths()["stdlib"])
    for path in sorted(root.glob("*.py")) + sorted(root.glob("*/*.py")):
        if "site-packages" not in path.parts:
            texts.append(path.read_text(encoding="utf-8", errors="ignore"))
    for path in sorted(root.glob("LICENSE*")) + sorted(root.glob("site-packages/**/LICENSE*")):
        if path.is_file():
            texts.append(path.read_text(encoding="utf-8", errors="ignore"))
    words = set()
    for text in texts:
        words.update(re.findall(r"[a-z]+(?:'[a-z]+)?", text.lower()))
    return words


def derived_words(words):
    source = random.Random(20240501)
    stems = sorted(word for word in words if 1 <= len(word) <= 12)
    derived = set()
    for suffix in SUFFIXES:
        for stem in source.sample(stems, 250):
            derived.add(stem + suffix)
            derived.add(stem[: source.randint(1, len(stem))] + suffix)
    letters = "aeiouybcdlnrstwxz'"
    for _ in range(10000):
        length = source.randint(1, 9)
        derived.add("".join(source.choice(letters) for _ in range(length)))
    return derived


def main():
    words = documented_words()
    words |= derived_words(words) | set(SPECIAL)
    stemmer = snowballstemmer.stemmer("english")
    for word in sorted(words):
        print(word, stemmer.stemWord(word), sep="\t")


if __name__ == "__main__":
    main()
