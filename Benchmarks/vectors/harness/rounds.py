"""Calls that take turns, so that what else the machine does strikes all alike."""

import random
import statistics
import time
from dataclasses import dataclass


@dataclass
class Times:
    """Seconds of calls."""

    seconds: list

    @property
    def median(self):
        return statistics.median(self.seconds)

    @property
    def least(self):
        return min(self.seconds)

    def __str__(self):
        return f"{milliseconds(self.median)} ({milliseconds(self.least)})"


def milliseconds(seconds):
    """Three digits that count."""
    value = 1000 * seconds
    return f"{value:.3f}" if value < 1 else f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:.0f}"


def discard(_):
    """Makes a call's result None, so that the round takes the time."""


def interleaved(rounds, calls):
    """The times of calls by name, one of each a round, in another order each; the first round is not counted.

    A call is given the number of its round. It returns the seconds that it measured itself, or None to be timed here.
    Each turn is two calls, the first with another query, and the second counts: the product's process is asleep until it
    is asked, and what wakes up then finds neither its caches nor its clock rate, while peers run in this one.
    """
    seconds = {name: [] for name in calls}
    for number in range(rounds + 1):
        order = list(calls)
        # A call that always came after the same one would have its caches, and its share of a busy processor.
        random.Random(number).shuffle(order)
        for name in order:
            call = calls[name]
            call(number + 1)
            start = time.perf_counter()
            own = call(number)
            elapsed = time.perf_counter() - start
            if number > 0:
                seconds[name].append(elapsed if own is None else own)
    return {name: Times(list_) for name, list_ in seconds.items()}
