"""Run a command that dies with whoever started it, even by ``kill -9``.

Started as a script, as the leader of its own process group, with a pipe for standard input: the pipe ends
with the process that holds its other end, and the whole group then ends too.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading


def main() -> int:
    """Run the command given as arguments and return its exit code."""
    child = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL)
    threading.Thread(target=_end_with_holder, args=(child,), daemon=True).start()
    return child.wait()


def _end_with_holder(child: subprocess.Popen[bytes]) -> None:
    # Not through ``sys.stdin.buffer``: its lock, held while reading, would stop the interpreter from ending.
    while os.read(0, 1):
        pass
    if os.name == "nt":
        child.kill()
    else:
        os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main())
