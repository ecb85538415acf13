"""A visitor who follows the site's pages without a browser."""

import html
import re
from typing import Any

from django.core import mail
from django.test import Client

from reference.models import Captcha

NUMBER = "00000001"
EMAIL = "marie.durand@exemple.fr"
PHONE = "+33639980012"
BIRTH_DATE = "1980-05-01"
PASSWORD = "Abcdefgh1!"

LOGIN = "/login"
CHOICE = "/premiere-connexion"
WITH_NUMBER = "/premiere-connexion/avec-identifiant"
WITHOUT_NUMBER = "/premiere-connexion/sans-identifiant"
CODE = "/premiere-connexion/code"
NEW_CODE = "/premiere-connexion/code/nouveau"
ACTIVATION = "/premiere-connexion/activation"
CANCEL = "/premiere-connexion/annuler"
TERMS = "/conditions-generales"
SPACE = "/espace"

COMPLETE_FORM = {
    "number": NUMBER,
    "phone": "",
    "email": EMAIL,
    "email_confirmation": EMAIL,
    "password": PASSWORD,
    "password_confirmation": PASSWORD,
    "mail_preference": "courrier",
}


class Page:
    """Where the visitor ended up, redirections followed."""

    def __init__(self, response: Any) -> None:
        self.response = response
        self.path: str = response.request["PATH_INFO"]
        self.status: int = response.status_code
        self.text: str = (
            "" if response.streaming or not _is_text(response) else html.unescape(response.content.decode())
        )

    @property
    def refused(self) -> bool:
        """Whether the page shows an error that can be perceived."""
        return 'role="alert"' in self.text

    def value(self, field: str) -> str | None:
        """Value shown in an input."""
        tag = re.search(rf'<input[^>]*name="{field}"[^>]*>', self.text)
        found = tag and re.search(r'value="([^"]*)"', tag.group())
        return found.group(1) if found else None


class Visitor:
    """Someone in front of a browser: one session."""

    def __init__(self, *, enforce_csrf_checks: bool = False) -> None:
        self.client = Client(enforce_csrf_checks=enforce_csrf_checks)

    def get(self, path: str, **headers: str) -> Page:
        """Open an address."""
        return Page(self.client.get(path, secure=True, follow=True, headers=headers))

    def post(self, path: str, entries: dict[str, str] | None = None, **headers: str) -> Page:
        """Send a form."""
        return Page(self.client.post(path, entries or {}, secure=True, follow=True, headers=headers))

    def captcha(self, path: str = WITH_NUMBER) -> Captcha:
        """Open an identification form and look at its verification."""
        key = self.get(path).value("captcha")
        return Captcha.objects.get(key=key)

    def identify(self, number: str = NUMBER, contact: str = EMAIL, **entries: str) -> Page:
        """Fill in the form with the member number."""
        return self._identify(WITH_NUMBER, {"number": number, "contact": contact, **entries})

    def identify_without_number(
        self, contact: str = EMAIL, birth_date: str = BIRTH_DATE, **entries: str
    ) -> Page:
        """Fill in the form with the birth date."""
        return self._identify(WITHOUT_NUMBER, {"contact": contact, "birth_date": birth_date, **entries})

    def _identify(self, path: str, entries: dict[str, str]) -> Page:
        captcha = self.captcha(path)
        return self.post(path, {"captcha": captcha.key, "verification": captcha.answer, **entries})

    def enter_code(self, code: str | None = None) -> Page:
        """Type a code, the last one received if none is given."""
        return self.post(CODE, {"code": last_code() if code is None else code})

    def ask_new_code(self) -> Page:
        """Press « Générer un nouveau code »."""
        return self.post(NEW_CODE, {"sending": self.get(CODE).value("sending") or ""})

    def reach_activation(self, **identification: str) -> Page:
        """Go from identification to the activation form."""
        self.identify(**identification)
        return self.enter_code()

    def activate(self, **entries: str) -> Page:
        """Send the activation form, complete but for what is given."""
        return self.post(ACTIVATION, COMPLETE_FORM | entries)

    def log_in(self, number: str = NUMBER, password: str = PASSWORD) -> Page:
        """Log in."""
        return self.post(LOGIN, {"number": number, "password": password})

    def accept_terms(self, **entries: str) -> Page:
        """Send the terms form as the page's script lets it be sent."""
        return self.post(TERMS, {"terms": "on", "health_data": "on", "read": "yes"} | entries)

    @property
    def secret(self) -> str:
        """What names this visitor's session."""
        return str(self.client.session["visitor"])


def code_in(body: str) -> str:
    """Read the code in a message."""
    found = re.search(r"\b[2-9a-hjkmnp-z]{5}\b(?=\s*\n\s*\n|\. Il est)", body)
    assert found, body
    return found.group()


def last_code() -> str:
    """Read the code in the last message that left."""
    return code_in(str(mail.outbox[-1].body))


def _is_text(response: Any) -> bool:
    return str(response.get("Content-Type", "")).startswith(("text/html", "application/json"))
