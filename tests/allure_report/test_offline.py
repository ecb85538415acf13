"""What is taken out of Allure's page, and which pages are refused."""

from __future__ import annotations

import pytest

from reports.allure_report import POLICY, ReportError, offline

SCRIPT = '<script src="data:text/javascript;base64,MQ=="></script>'


def page(head: str = "", body: str = SCRIPT) -> str:
    return (
        f'<!DOCTYPE html><html dir="ltr" lang="en"><head><meta charset="utf-8">{head}</head>'
        f'<body>{body}<a href="https://exemple.fr">lien</a></body></html>'
    )


def test_keeps_what_is_inline_declares_french_and_forbids_the_rest() -> None:
    kept = offline(page())
    assert SCRIPT in kept
    assert 'lang="fr"' in kept
    assert kept.index(POLICY) < kept.index("<script")


def test_a_link_to_follow_is_not_a_load() -> None:
    assert 'href="https://exemple.fr"' in offline(page())


@pytest.mark.parametrize(
    "analytics",
    [
        '<script async src="https://mesure.exemple.fr/gtag/js?id=G-1"></script>',
        '<script src="//mesure.exemple.fr/x.js" defer>\n</script>',
        "<script>\n window.dataLayer = [];\n gtag('config', 'mesure.exemple.fr');</script>",
    ],
)
def test_takes_analytics_out(analytics: str) -> None:
    assert "mesure.exemple.fr" not in offline(page(body=SCRIPT + analytics + SCRIPT))
    assert offline(page(body=SCRIPT + analytics + SCRIPT)).count(SCRIPT) == 2


@pytest.mark.parametrize(
    "load",
    [
        '<link rel="stylesheet" href="https://polices.exemple.fr/a.css">',
        "<script src='https://exemple.fr/x.js'></script>",
        '<img src="http://exemple.fr/pixel.png">',
        '<iframe src="https://exemple.fr"></iframe>',
        '<img src="logo.png">',
    ],
)
def test_refuses_a_page_that_still_loads_something(load: str) -> None:
    with pytest.raises(ReportError, match=r"refusé : sa page charge .*(exemple\.fr|logo\.png)"):
        offline(page(body=load))


def test_refuses_a_page_where_the_policy_cannot_come_first() -> None:
    with pytest.raises(ReportError, match="forme attendue"):
        offline(page().replace('<meta charset="utf-8">', ""))
    with pytest.raises(ReportError, match="forme attendue"):
        offline(page().replace("<head>", "<head><script>1</script>"))
