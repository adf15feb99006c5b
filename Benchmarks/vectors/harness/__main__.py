"""Measures the product against its peers and prints tables: see README.md."""

import importlib

from . import machine, options


def main():
    chosen = options.parse()
    print("# Vector and term search\n")
    print("\n".join(machine.lines(chosen)))
    missed = []
    for section in chosen.sections:
        table = importlib.import_module(f"{__package__}.{section}").run(chosen)
        table.print()
        missed += [f"{table.title}: {measure}" for measure in table.missed]
    print(f"Bars not met: {len(missed)}" + "".join(f"\n- {line}" for line in missed))


main()
