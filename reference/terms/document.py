"""The terms: one text (``cgu.toml``), from which both the page and the PDF are made."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

_TEXT = tomllib.loads(Path(__file__).with_name("cgu.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Article:
    """A titled part of the terms: paragraphs, then a list, then closing paragraphs."""

    title: str
    paragraphs: list[str]
    items: list[str]
    closing: list[str]


VERSION: str = _TEXT["version"]
IN_FORCE_SINCE: str = _TEXT["in_force_since"]
INSTRUCTION: str = _TEXT["instruction"]
TITLE: str = _TEXT["title"]
INTRODUCTION: list[str] = _TEXT["introduction"]
COMMITMENTS_LEAD: str = _TEXT["commitments_lead"]
COMMITMENTS: list[str] = _TEXT["commitments"]
ACCEPTANCE_LABEL: str = _TEXT["acceptance_label"]
HEALTH_DATA_LABEL: str = _TEXT["health_data_label"]
ARTICLES = [
    Article(article["title"], article["paragraphs"], article.get("items", []), article.get("closing", []))
    for article in _TEXT["articles"]
]
