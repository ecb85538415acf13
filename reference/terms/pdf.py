"""The terms as a PDF file."""

import io
from collections.abc import Iterator
from functools import cache

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, ListFlowable, Paragraph, SimpleDocTemplate

from reference.terms import document
from reference.terms.document import Article

FILE_NAME = f"cgu-espace-adherent-mbtp-{document.VERSION}.pdf"
DOCUMENT_TITLE = "Conditions générales d'utilisation de l'espace adhérent particulier"

_BLUE = HexColor("#14305f")
_TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=10, leading=14.5, spaceAfter=6)
_ITEM = ParagraphStyle("item", _TEXT, spaceAfter=3)
_TITLE = ParagraphStyle(
    "title", _TEXT, fontName="Helvetica-Bold", fontSize=18, leading=23, textColor=_BLUE, spaceAfter=4
)
_HEADING = ParagraphStyle(
    "heading", _TEXT, fontName="Helvetica-Bold", fontSize=12, leading=16, textColor=_BLUE
)
_HEADING.spaceBefore = 10
_HEADING.keepWithNext = True
_SMALL = ParagraphStyle("small", _TEXT, fontSize=9, textColor=HexColor("#4a5568"), spaceAfter=14)


@cache
def build() -> bytes:
    """Lay out the terms on A4 pages."""
    output = io.BytesIO()
    margins = {f"{side}Margin": 22 * mm for side in ("left", "right", "top", "bottom")}
    layout = SimpleDocTemplate(
        output,
        pagesize=A4,
        title=DOCUMENT_TITLE,
        author="Mutuelle MBTP",
        subject=document.TITLE,
        lang="fr-FR",
        **margins,
    )
    layout.build(list(_contents()), onFirstPage=_footer, onLaterPages=_footer)
    return output.getvalue()


def _contents() -> Iterator[Flowable]:
    yield Paragraph(DOCUMENT_TITLE, _TITLE)
    yield Paragraph(f"Version {document.VERSION}, en vigueur depuis le {document.IN_FORCE_SINCE}", _SMALL)
    yield Paragraph(document.TITLE, _HEADING)
    for paragraph in document.INTRODUCTION:
        yield Paragraph(paragraph, _TEXT)
    yield Paragraph(document.COMMITMENTS_LEAD, _TEXT)
    yield _bullets(document.COMMITMENTS)
    for article in document.ARTICLES:
        yield from _article(article)


def _article(article: Article) -> Iterator[Flowable]:
    yield Paragraph(article.title, _HEADING)
    for paragraph in article.paragraphs:
        yield Paragraph(paragraph, _TEXT)
    if article.items:
        yield _bullets(article.items)
    for paragraph in article.closing:
        yield Paragraph(paragraph, _TEXT)


def _bullets(items: list[str]) -> Flowable:
    return ListFlowable(
        [Paragraph(item, _ITEM) for item in items], bulletType="bullet", start="•", leftIndent=14
    )


def _footer(canvas: Canvas, layout: SimpleDocTemplate) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.setFillColor(HexColor("#4a5568"))
    canvas.drawString(22 * mm, 12 * mm, f"Mutuelle MBTP – CGU version {document.VERSION}")
    canvas.drawRightString(A4[0] - 22 * mm, 12 * mm, f"Page {layout.page}")
