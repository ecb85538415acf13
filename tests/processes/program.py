"""``python -m tests.processes.program CODE``: a program of the project that does what it is told."""

import sys

exec(sys.argv[1])  # noqa: S102 - that is all it is for
