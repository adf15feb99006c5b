"""Where the harness keeps what it makes: below .build, made anew only where it is missing or old."""

import hashlib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / ".build"
DRIVER = BUILD / "release" / "vectors"
DATA = BUILD / "data"
INDEXES = BUILD / "indexes"
PEERS = BUILD / "peers"


def is_current(folder, sign):
    """Whether a folder was finished by what bears this sign."""
    mark = folder / "complete"
    return mark.exists() and mark.read_text() == sign


def mark(folder, sign):
    (folder / "complete").write_text(sign)


def driver_sign():
    """Another driver writes its indexes anew."""
    return hashlib.sha256(DRIVER.read_bytes()).hexdigest()
