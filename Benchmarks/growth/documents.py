"""Writes small JSON documents and questions about them, always the same ones."""

import json
import random

ADJECTIVES = "early late steady sharp quiet broad narrow recent weekly monthly seasonal regional mobile paid organic".split()
NOUNS = (
    "churn engagement retention revenue session tenure sentiment referral upgrade downgrade support login campaign coupon"
).split()
PLACES = "north south east west centre coast island valley harbour border".split()
NAMES = [f"{adjective}_{noun}" for adjective in ADJECTIVES for noun in NOUNS]
DOCUMENTS_PER_FOLDER = 1000


def write(folder, count, questions):
    """Writes documents below `folder`/docs and a line a question; the bytes of all documents."""
    choices = random.Random(7)
    size = 0
    for number in range(count):
        path = folder / "docs" / f"part_{number // DOCUMENTS_PER_FOLDER:03}" / f"report_{number:06}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        size += path.write_text(json.dumps(document(choices, number), indent=1))
    lines = [json.dumps({"id": f"q{number}", "text": question(choices)}) + "\n" for number in range(questions)]
    (folder / "questions.jsonl").write_text("".join(lines))
    return size


def document(choices, number):
    changes = [(name.replace("_", " "), choices.randint(-40, 40)) for name in choices.sample(NAMES, 4)]
    return {
        "report": f"{choices.choice(ADJECTIVES)} {choices.choice(NOUNS)} report {number}",
        "region": choices.choice(PLACES),
        "model_version": f"{choices.randint(1, 9)}.{choices.randint(0, 9)}",
        "summary": " ".join(f"The {name} changed by {change} percent." for name, change in changes),
        "features": [{"name": name, "importance": round(choices.random(), 4)} for name in choices.sample(NAMES, 8)],
    }


def question(choices):
    adjective, noun, place = choices.choice(ADJECTIVES), choices.choice(NOUNS), choices.choice(PLACES)
    return f"how important is {adjective} {noun} in the {place}?"
