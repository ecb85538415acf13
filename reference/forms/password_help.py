from django import forms

from reference.forms import fields
from reference.forms.base import SiteForm


class PasswordHelpForm(SiteForm):
    """Who needs help with a password."""

    contact = forms.CharField(
        label="Votre identifiant, votre adresse e-mail ou votre numéro de téléphone portable *",
        max_length=254,
        widget=fields.text("username"),
        error_messages={
            "required": "Renseignez votre identifiant, votre adresse e-mail ou votre numéro de téléphone."
        },
    )
