"""Turn Allure results into one HTML file that opens anywhere and asks nothing of anyone."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

from bootstrap.allure import installed

ROOT = Path(__file__).resolve().parents[1]
CONFIG = ROOT / "reports" / "allure" / "allurerc.mjs"
GENERATION_SECONDS = 120

# No host is allowed, neither for the page nor for an HTML page attached to a result, which inherits this.
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline' data:; style-src 'unsafe-inline' data:; font-src data:; "
    "img-src data: blob:; media-src data: blob:; connect-src data: blob:; frame-src data: blob:; "
    "form-action 'none'"
)
CHARSET = '<meta charset="utf-8">'
POLICY_TAG = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'

OUTSIDE_SCRIPT = re.compile(r'<script\b[^>]*\bsrc="(?:https?:)?//[^"]*"[^>]*>\s*</script>')
ANALYTICS_SCRIPT = re.compile(r"<script>\s*window\.dataLayer\b.*?</script>", re.DOTALL)

LOADING_ATTRIBUTES = frozenset({"src", "srcset", "href", "data", "poster", "action", "background"})
INLINE_SCHEMES = ("data:", "blob:", "#")


class ReportError(Exception):
    """The report could not be made; the message says why, in French."""


def generate(results: Path, report: Path, say: Callable[[str], None] = print) -> Path | None:
    """Make ``report`` (one HTML file) from the folder ``results`` that allure-pytest filled, and return it.

    With nothing to make it from (no result, no Allure, no Node), say so in one line and return None.
    Raise `ReportError` when the generation fails, or when the page would ask anything of another host.
    """
    try:
        report.unlink(missing_ok=True)  # an older report must not pass for this run's
        if not any(results.glob("*-result.json")):
            say(f"Pas de rapport Allure : aucun résultat dans {results}.")
            return None
        command_line, node = installed(ROOT), _node()
        if command_line is None or node is None:
            say(f"Pas de rapport Allure : Allure n'est pas installé. Les résultats sont dans {results}.")
            return None
        _write(offline(_generate(node, command_line, results)), report)
    except OSError as error:
        raise ReportError(f"Rapport Allure impossible à écrire dans {report} : {error.strerror}.") from error
    return report


def _write(page: str, report: Path) -> None:
    """Write the whole page or nothing."""
    report.parent.mkdir(parents=True, exist_ok=True)
    partial = report.with_name(f"{report.name}.partial")
    try:
        partial.write_text(page, encoding="utf-8")
        partial.replace(report)
    finally:
        partial.unlink(missing_ok=True)


def offline(page: str) -> str:
    """Return Allure's page without what it loads from elsewhere, forbidden to load more, and declared French.

    Raise `ReportError` if something outside remains.
    """
    page = ANALYTICS_SCRIPT.sub("", OUTSIDE_SCRIPT.sub("", page))
    page = page.replace('lang="en"', 'lang="fr"', 1).replace(CHARSET, CHARSET + POLICY_TAG, 1)
    loads = _Loads()
    loads.feed(page)
    if not loads.policy_comes_first:
        raise ReportError(
            "Rapport Allure refusé : sa page n'a pas la forme attendue (en-tête sans jeu de caractères)."
        )
    if loads.outside:
        raise ReportError(f"Rapport Allure refusé : sa page charge {', '.join(loads.outside)}.")
    return page


class _Loads(HTMLParser):
    """What a page loads by itself from outside, and whether its policy is there before the first load."""

    def __init__(self) -> None:
        super().__init__()
        self.outside: list[str] = []
        self.policy_comes_first = False
        self._loaded = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if ("content", POLICY) in attrs:
            self.policy_comes_first = not self._loaded
        if tag in ("script", "link", "style"):
            self._loaded = True
        if tag != "a":
            addresses = [value for name, value in attrs if name in LOADING_ATTRIBUTES and value]
            self.outside += [value for value in addresses if not value.startswith(INLINE_SCHEMES)]


def _generate(node: str, command_line: Path, results: Path) -> str:
    """Return the page that Allure makes from ``results``, as it is."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "index.html"
        command = [node, command_line, "generate", results.resolve(), "--config", CONFIG, "--output", folder]
        environment = {
            **os.environ,
            "NO_COLOR": "1",
            # Compiled once, it starts 0.2 s sooner.
            "NODE_COMPILE_CACHE": str(command_line.parents[2] / "cache"),
        }
        try:
            run = subprocess.run(
                [str(word) for word in command],
                cwd=folder,
                env=environment,
                check=False,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                timeout=GENERATION_SECONDS,
            )
        except subprocess.TimeoutExpired as error:
            raise ReportError(f"Rapport Allure abandonné après {GENERATION_SECONDS} s.") from error
        if run.returncode != 0 or not made.is_file():
            cause = next(iter(run.stdout.splitlines()), f"code {run.returncode}")
            raise ReportError(f"Rapport Allure impossible à produire : {cause}")
        return made.read_text(encoding="utf-8")


def _node() -> str | None:
    """Return the Node that Playwright ships (newer than most, and always there), else the machine's."""
    playwright = importlib.util.find_spec("playwright")
    if playwright is not None and playwright.origin is not None:
        driver = Path(playwright.origin).parent / "driver"
        for node in (driver / "node", driver / "node.exe"):
            if node.is_file():
                return str(node)
    return shutil.which("node")
