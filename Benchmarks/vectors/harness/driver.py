"""The product, as a long-lived process that is asked by lines and times itself."""

import json
import shutil
import subprocess

from . import places


def index(dataset, segments=1, element="float32"):
    """The folder of an index of a data set, written by the driver unless it is there."""
    folder = places.INDEXES / f"{dataset.name}-{segments}-{element}"
    sign = places.driver_sign()
    if not places.is_current(folder, sign):
        dataset.make()
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        subprocess.run(command("write", dataset, folder, segments, element), check=True)
        places.mark(folder, sign)
    return folder


def command(verb, dataset, folder, *options):
    return [str(part) for part in (places.DRIVER, verb, dataset.folder, folder, dataset.dimensions, *options)]


def cold(dataset, folder, *options):
    """A process that opens the index and answers one query; what it printed."""
    return json.loads(subprocess.run(command("cold", dataset, folder, *options), check=True, capture_output=True).stdout)


class Driver:
    """Answers commands about an index."""

    def __init__(self, dataset, segments=1, element="float32"):
        folder = index(dataset, segments, element)
        self.process = subprocess.Popen(
            command("serve", dataset, folder), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()

    def ask(self, verb, **fields):
        """The answer to a command; fields that are None are left out."""
        words = [f"{name}={value}" for name, value in fields.items() if value is not None]
        self.process.stdin.write(" ".join([verb, *words]) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the driver ended at {verb} {words}")
        return json.loads(line)

    def seconds(self, verb, **fields):
        """The seconds that the driver measured."""
        return self.ask(verb, **fields)["ns"] / 1e9

    def hits(self, first, count, **fields):
        """For each query its rows, each with the bits of its score."""
        return self.ask("search", first=first, count=count, hits=1, **fields)["hits"]
