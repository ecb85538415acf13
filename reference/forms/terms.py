from django import forms

from reference.forms.base import SiteForm
from reference.terms import document


class TermsForm(SiteForm):
    """The two boxes, and the marker set by script at the end of the text (EX-1.3-1-05 to -11)."""

    terms = forms.BooleanField(
        label=document.ACCEPTANCE_LABEL,
        widget=forms.CheckboxInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Cochez la première case pour accepter les conditions générales."},
    )
    health_data = forms.BooleanField(
        label=document.HEALTH_DATA_LABEL,
        widget=forms.CheckboxInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": "Cochez la seconde case pour consentir au traitement de vos données de santé."
        },
    )
    read = forms.BooleanField(
        widget=forms.HiddenInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Parcourez tout le document avant d'accepter les conditions générales."},
    )
