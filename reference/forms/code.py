from django import forms

from reference.forms import fields
from reference.forms.base import SiteForm


class CodeForm(SiteForm):
    """The one-time code (EX-1.2-4-03). The input has room for pasted spaces."""

    code = forms.CharField(
        label="Code personnel",
        max_length=64,
        widget=fields.secret("one-time-code", autocapitalize="none", spellcheck="false", placeholder="*****"),
        error_messages={
            "required": "Saisissez le code reçu.",
            "max_length": "Ce code n'est pas le bon. Vérifiez le dernier message reçu.",
        },
    )
