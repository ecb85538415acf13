"""Programs that the set-up calls."""

from __future__ import annotations

import subprocess
import sys
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SUPERVISE = Path(__file__).with_name("supervise.py")
KEPT_LINES = 200

Argument = str | Path


@dataclass(frozen=True)
class Outcome:
    """How a program ended."""

    code: int
    lines: tuple[str, ...]
    """Its last lines, outputs and errors together, without the empty ones."""

    @property
    def cause(self) -> str:
        """Return the line that best says why it failed."""
        errors = [line for line in self.lines if line.lower().startswith(("error", "e:", "npm error"))]
        return (errors or list(self.lines) or [f"code {self.code}"])[-1].strip()


def base_python() -> Path:
    """Return the interpreter outside any virtual environment, which outlives ours."""
    return Path(getattr(sys, "_base_executable", None) or sys.executable)


def run(
    command: Sequence[Argument],
    *,
    environ: Mapping[str, str],
    cwd: Path | None = None,
    on_line: Callable[[str], None] | None = None,
) -> Outcome:
    """Run a program that must not outlive us, giving each line of its output to ``on_line``."""
    supervised = [base_python(), "-I", "-S", SUPERVISE, "--", *command]
    lines: deque[str] = deque(maxlen=KEPT_LINES)
    with subprocess.Popen(
        supervised,
        cwd=cwd,
        env=dict(environ),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    ) as process:
        for line in process.stdout or ():
            if not line.strip():
                continue
            lines.append(line.rstrip())
            if on_line is not None:
                on_line(line.rstrip())
        code = process.wait()
    return Outcome(code, tuple(lines))


def run_to_the_end(command: Sequence[Argument], *, environ: Mapping[str, str], log: Path) -> Outcome:
    """Run a program that must never be cut short, like a package manager, with its output in ``log``.

    Not in a pipe: it would break with us. Ctrl-C is obeyed once the program has ended.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            code = process.wait()
        except KeyboardInterrupt:
            process.wait()
            raise
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return Outcome(code, tuple(line for line in lines if line.strip())[-KEPT_LINES:])
