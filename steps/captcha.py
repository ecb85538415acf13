"""The verification image of the identification forms, and the answers to it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect
from pytest_bdd import then

from fixtures.captcha import need_images
from fixtures.checks import Checks, Table, arranging, rows_of
from pages.code import CodeScreen
from pages.identification import Identification
from pages.screen import source
from pages.sending import leads_aside, send_directly
from steps.counter import Counter
from steps.identification import assert_answered, assert_refused, assert_unanswered
from steps.people import People, entries
from targets.profile import Profile

AFTER_SUCCESS = "la même image, pour un autre adhérent, après un succès"


@then("l'image de vérification se voit, et donne seule son texte")
def captcha_image(form: Identification, counter: Counter, profile: Profile) -> None:
    need_images(profile)
    with arranging():
        counter.reach(form)
    assert form.captcha_colours() > 1, "l'image de vérification est vide"
    if told(form, counter):  # perhaps by chance: five characters are soon found in a page
        form.page.reload()
        assert not told(form, counter), "le texte de l'image est dans la page, son adresse ou un cookie"


@then("l'image de vérification change")
def captcha_changes(
    form: Identification, counter: Counter, profile: Profile, checks: Checks, datatable: Table
) -> None:
    need_images(profile)
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                counter.reach(form)
                before = form.captcha_text(counter.solve)
                RENEWALS[row["après"]](form, counter)
            assert form.captcha_text(counter.solve) != before, "l'image donne encore le même texte"


@then("le champ « Vérification du texte » est vide")
def captcha_answer_empty(form: Identification, counter: Counter) -> None:
    with arranging():
        counter.open(form)
    expect(form.captcha_answer, "le champ est rempli d'avance").to_have_value("")


@then("une réponse déjà donnée est refusée, et aucun code n'est émis")
def answer_used_up(
    form: Identification, counter: Counter, profile: Profile, checks: Checks, datatable: Table
) -> None:
    need_images(profile)
    for row in rows_of(datatable):
        with checks.row(row):
            with arranging():
                counter.open(form)
            again, people = REPLAYS[row["occasion"]](form, counter)
            # After a success, the site may but have led to the code that was sent before.
            judge = assert_unanswered if row["occasion"] == AFTER_SUCCESS else assert_refused
            judge(again, counter, row, people)


def shown_again(form: Identification, _: Counter) -> None:
    """Show the form anew."""
    form.page.reload()
    form.wait_for(form.landmark, form.title)


def refused(form: Identification, counter: Counter) -> None:
    """Give a wrong answer, and be refused by the site: what a browser refuses by itself changes no image."""
    counter.fill(form, {"vérification": "fausse"})
    form.submit(form.confirm)
    form.refused()


def told(form: Identification, counter: Counter) -> bool:
    """Tell whether a program could read the text of the image in the page, its addresses or the cookies."""
    answer = form.captcha_text(counter.solve)
    cookies = [str(cookie.get("value")) for cookie in form.page.context.cookies()]
    return answer.casefold() in "\n".join([source(form.page), *cookies]).casefold()


Replay = tuple[Identification, People]
"""The form to which an answer was given again, and who did it."""


def same_image_twice(form: Identification, counter: Counter) -> Replay:
    """Send an image and its answer again, after a first time that the contact made fail."""
    with arranging():
        people = counter.fill(form, {"contact": "un e-mail inconnu"})
        leads_aside(form, CodeScreen)
    send_directly(form, "confirm", {"contact": people.member.email})
    return form, people


def after_success(form: Identification, counter: Counter) -> Replay:
    """Send an image and its answer again for someone else, after a first time that was right."""
    with arranging():
        counter.fill(form, {})
        assert leads_aside(form, CodeScreen), "une identification sans faute n'aboutit pas"
        people = counter.people({})
        values = entries(form, {}, people, counter.solve)
        values["captcha_answer"] = form.captcha_answer.input_value()
    send_directly(form, "confirm", values)
    return form, people


def after_going_back(form: Identification, counter: Counter) -> Replay:
    """Give an answer again after a refusal and a step back in the browser's history."""
    with arranging():
        people = counter.fill(form, {"contact": "un e-mail inconnu"})
        answer = form.captcha_answer.input_value()
        form.submit(form.confirm)
        assert_answered(form)
        form.page.go_back()
        counter.reach(form)  # the refusal may have come without leaving the page
        form.enter(**entries(form, {}, people, counter.solve) | {"captcha_answer": answer})
    form.submit(form.confirm)
    return form, people


def in_another_tab(form: Identification, counter: Counter) -> Replay:
    """Give the answer of one tab's image in another tab."""
    with arranging():
        people = counter.people({})
        answer = form.captcha_text(counter.solve)
        other = type(form)(form.page.context.new_page())
        counter.open(other)
        other.enter(**entries(other, {}, people, counter.solve) | {"captcha_answer": answer})
    other.submit(other.confirm)
    return other, people


REPLAYS: dict[str, Callable[[Identification, Counter], Replay]] = {
    "la même image, envoyée deux fois": same_image_twice,
    AFTER_SUCCESS: after_success,
    "après un retour en arrière": after_going_back,
    "dans un second onglet": in_another_tab,
}

RENEWALS: dict[str, Callable[[Identification, Counter], None]] = {
    "un autre affichage": shown_again,
    "un refus": refused,
}
"""After what the verification image changes."""
