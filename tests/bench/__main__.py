"""Measure: every `run()` of tests/bench/bench_*.py, or those named, as one table.

python -m tests.bench [engine turn ...]
"""

import importlib
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

FOLDER = Path(__file__).parent


def main(names: list[str]) -> int:
    """Print the figures; 1 if a bench could not be run or there is none of that name."""
    known = {path.stem.removeprefix("bench_"): path.stem for path in sorted(FOLDER.glob("bench_*.py"))}
    if unknown := [name for name in names if name not in known]:
        print(f"there is no bench {', '.join(unknown)}; there are: {', '.join(known)}")
        return 1
    table = Table("bench", "what", "figure", "unit", "bar", title="Advisal, measured")
    table.columns[2].justify = "right"
    failed = 0
    for name in names or known:
        try:
            rows = importlib.import_module(f"tests.bench.{known[name]}").run()
        except Exception as error:
            table.add_row(name, f"could not be measured: {type(error).__name__}: {error}", "", "", "")
            failed = 1
            continue
        for what, figure, unit, bar in rows:
            table.add_row(name, what, f"{figure:,.2f}", unit, bar)
    Console(width=None if sys.stdout.isatty() else 110).print(table)
    return failed


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
