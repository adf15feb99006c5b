"""Markdown tables: a measure, its times, a peer's in the same run, their ratio, the bar."""

from dataclasses import dataclass, field

MET = {True: "yes", False: "**no**", None: ""}


@dataclass
class Table:
    """Times are medians in ms, minima in brackets; a ratio is the peer's median by ours."""

    title: str
    remark: str = ""
    rows: list = field(default_factory=list)
    missed: list = field(default_factory=list)

    def versus(self, measure, ours, peer, theirs, bar=None, note=""):
        """A line with both times; the bar is the least ratio."""
        ratio = theirs.median / ours.median
        met = None if bar is None else ratio >= bar
        wanted = "" if bar is None else f"≥ {bar:g} ×"
        self._add(measure, [str(ours), peer, str(theirs), f"{ratio:.2f} ×", wanted], met, note)

    def fact(self, measure, found, wanted="", met=None, note=""):
        """A line that is no comparison of times."""
        self._add(measure, [found, "", "", "", wanted], met, note)

    def _add(self, measure, cells, met, note):
        self.rows.append([measure, *cells, MET[met], note])
        if met is False:
            self.missed.append(measure)

    def print(self):
        print(f"\n## {self.title}\n")
        if self.remark:
            print(self.remark + "\n")
        print("| measure | kb, ms | against | its ms | ratio | bar | met | |")
        print("|---|---|---|---|---|---|---|---|")
        for row in self.rows:
            print("| " + " | ".join(row) + " |")
        print(flush=True)
