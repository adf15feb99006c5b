"""What the figures were measured on, and with."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

PEERS = ["faiss-cpu", "usearch", "sqlite-vec", "apsw", "lancedb", "numpy"]
FLAGS = ["avx2", "fma", "f16c", "avx512f", "avx512_vnni", "asimd", "asimddp"]


def lines(options):
    peers = ", ".join(f"{name} {version(name)}" for name in PEERS)
    load = ", ".join(f"{part:.2f}" for part in os.getloadavg())
    return [
        f"{processor()}; {os.cpu_count()} processors; caches {caches()}; {platform.system()} {platform.release()}.",
        f"{peers}; Python {platform.python_version()}. Load of the machine at the start: {load}.",
        "Rounds of single queries: " + ", ".join(f"{options.rounds(size)} at {size:,} rows" for size in options.sizes) + ".",
    ]


def processor():
    try:
        fields = dict(line.split(":", 1) for line in Path("/proc/cpuinfo").read_text().split("\n\n")[0].splitlines())
    except OSError:
        return platform.processor() or platform.machine()
    fields = {name.strip(): text.strip() for name, text in fields.items()}
    flags = fields.get("flags", fields.get("Features", "")).split()
    family = f"family {fields.get('cpu family', '?')} model {fields.get('model', '?')}"
    return f"{fields.get('model name', platform.machine())} ({family}; {' '.join(flag for flag in FLAGS if flag in flags)})"


def caches():
    found = []
    for folder in sorted(Path("/sys/devices/system/cpu/cpu0/cache").glob("index*")):
        level, kind, size = ((folder / name).read_text().strip() for name in ["level", "type", "size"])
        if kind != "Instruction":
            found.append(f"L{level} {size}")
    return ", ".join(found) or "unknown"
