"""How much the harness adds to the browsers: the nominal journeys, by the suite and by a bare Playwright script.

    .venv/bin/python -m benchmarks.floor [--browser chrome|firefox] [--rounds N]

Each round plays the script, then the suite, for one browser, on both devices: two whole processes, each of which
starts its own reference and mailbox. What is printed is the wall time of each, and the median of their ratios.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

NOT_WHOLLY_VERIFIED = 2
"""How a run ends that plays a part of the scenarios, all of which held."""
TAIL_LINES = 15
ROOT = Path(__file__).resolve().parent.parent
SUITE = ("pytest", "--full-matrix", "-m", "nominal", "--browser")
SCRIPT = ("benchmarks.bare_script",)


def timed(module: str, *arguments: str) -> tuple[float, str]:
    """Return the seconds that a module takes and what it prints; the benchmark stops if it fails."""
    command = [sys.executable, "-m", module, *arguments]
    started = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode not in (0, NOT_WHOLLY_VERIFIED):
        tail = "\n".join(done.stdout.splitlines()[-TAIL_LINES:])
        raise SystemExit(f"« {module} {' '.join(arguments)} » ended with code {done.returncode}:\n{tail}")
    return time.monotonic() - started, done.stdout


def ratio(browser: str) -> float:
    """Play the script, then the suite, and return how much longer the suite takes."""
    floor, script_said = timed(*SCRIPT, browser)
    suite, suite_said = timed(*SUITE, browser)
    compare(int(script_said.split()[-1]), scenarios_played(suite_said))
    print(f"{browser:<8} script {floor:6.1f} s   suite {suite:6.1f} s   ratio {suite / floor:.2f}")
    return suite / floor


def scenarios_played(said: str) -> int:
    """Read how many scenarios the suite has played in the last row of its table."""
    (total,) = (line for line in said.splitlines() if line.startswith("  Total"))
    return sum(map(int, total.split()[1:-1]))


def compare(journeys: int, scenarios: int) -> None:
    """Stop unless both have played as much."""
    if journeys != scenarios:
        raise SystemExit(
            f"The script plays {journeys} journeys and the suite {scenarios} scenarios: "
            "make the journeys of benchmarks/bare_script.py those of the scenarios tagged @nominal."
        )


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare the suite with a bare Playwright script.")
    parser.add_argument("--browser", action="append", choices=["chrome", "firefox"])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    for browser in options.browser or ["chrome", "firefox"]:
        ratios = [ratio(browser) for _ in range(options.rounds)]
        print(f"{browser:<8} median ratio {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()
