from django import forms

from reference.forms import fields
from reference.forms.base import SiteForm


class LoginForm(SiteForm):
    """The log-in form (EX-1.2-1-02, -04)."""

    number = forms.CharField(
        label="Identifiant :",
        widget=fields.digits("username"),
        error_messages={"required": "Renseignez votre identifiant."},
    )
    password = forms.CharField(
        label="Mot de passe :",
        strip=False,
        max_length=1024,
        widget=fields.secret("current-password"),
        error_messages={"required": "Renseignez votre mot de passe."},
    )
