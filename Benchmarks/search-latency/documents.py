#!/usr/bin/env python3
"""Writes small JSON documents and questions about them: documents.py FOLDER [COUNT] [QUESTIONS]. Always the same ones."""
import json, random, sys
from pathlib import Path

ADJECTIVES = "early late steady sharp quiet broad narrow recent weekly monthly seasonal regional mobile paid organic".split()
NOUNS = "churn engagement retention revenue session tenure sentiment referral upgrade downgrade support login campaign coupon".split()
PLACES = "north south east west centre coast island valley harbour border".split()
NAMES = [f"{a}_{n}" for a in ADJECTIVES for n in NOUNS]


def document(rng, number):
    return {
        "report": f"{rng.choice(ADJECTIVES)} {rng.choice(NOUNS)} report {number}",
        "region": rng.choice(PLACES),
        "model_version": f"{rng.randint(1, 9)}.{rng.randint(0, 9)}",
        "summary": " ".join(f"The {n.replace('_', ' ')} changed by {rng.randint(-40, 40)} percent." for n in rng.sample(NAMES, 4)),
        "features": [{"name": n, "importance": round(rng.random(), 4)} for n in rng.sample(NAMES, 8)],
    }


def main():
    folder = Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 5000
    questions = int(sys.argv[3]) if len(sys.argv) > 3 else 1000
    rng = random.Random(7)
    for number in range(count):
        path = folder / "docs" / f"part_{number % 50:02}" / f"report_{number:05}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(document(rng, number), indent=1))
    with open(folder / "questions.jsonl", "w") as file:
        for number in range(questions):
            adjective, noun, place = rng.choice(ADJECTIVES), rng.choice(NOUNS), rng.choice(PLACES)
            text = f"how important is {adjective} {noun} in the {place}?"
            file.write(json.dumps({"id": f"q{number}", "text": text}) + "\n")


main()
