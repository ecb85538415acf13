"""The machine we run on, as a value, so that a test can describe another one."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Machine:
    """Everything that decides where a program is, and whether one may be installed."""

    platform: str
    """As ``sys.platform``: ``linux``, ``darwin``, ``win32``."""
    environ: Mapping[str, str]
    home: Path
    is_root: bool
    files: Path = Path("/")
    """The root of the file system."""
    project: Path = ROOT
    cores: int = 1

    @classmethod
    def here(cls) -> Machine:
        """Describe the machine that runs this program."""
        is_root = hasattr(os, "geteuid") and os.geteuid() == 0
        return cls(sys.platform, dict(os.environ), Path.home(), is_root, cores=os.cpu_count() or 1)

    def which(self, command: str) -> Path | None:
        """Return the program that ``command`` names on the PATH."""
        found = shutil.which(command, path=self.environ.get("PATH", os.defpath))
        return Path(found).absolute() if found else None

    @property
    def tools(self) -> Path:
        """Return the folder of what is installed beside the Python environment."""
        return self.project / ".tools"

    @property
    def venv(self) -> Path:
        """Return the folder of the Python environment."""
        return self.project / ".venv"

    @property
    def python(self) -> Path:
        """Return the interpreter of the Python environment."""
        return self.venv / ("Scripts/python.exe" if self.platform == "win32" else "bin/python")

    @property
    def site_packages(self) -> Path:
        """Return the folder of the libraries of the Python environment."""
        if self.platform == "win32":
            return self.venv / "Lib" / "site-packages"
        return (
            self.venv / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
        )


def is_executable(path: Path) -> bool:
    """Tell whether ``path`` is a file that this user may run."""
    return path.is_file() and os.access(path, os.X_OK)
