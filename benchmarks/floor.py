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
ROOT = Path(__file__).resolve().parent.parent


def timed(command: list[str | Path]) -> float:
    """Return the seconds that a command takes; the run stops if it fails."""
    started = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    if done.returncode not in (0, NOT_WHOLLY_VERIFIED):
        raise SystemExit(f"{command} ended with {done.returncode}")
    return time.monotonic() - started


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare the suite with a bare Playwright script.")
    parser.add_argument("--browser", action="append", choices=["chrome", "firefox"])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    for browser in options.browser or ["chrome", "firefox"]:
        ratios = []
        for _ in range(options.rounds):
            floor = timed([sys.executable, "-m", "benchmarks.bare_script", browser])
            suite = timed([sys.executable, "-m", "pytest", "-m", "nominal", "--browser", browser])
            ratios.append(suite / floor)
            print(f"{browser:<8} script {floor:6.1f} s   suite {suite:6.1f} s   ratio {ratios[-1]:.2f}")
        print(f"{browser:<8} median ratio {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()
