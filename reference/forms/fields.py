"""Widgets with what a browser needs to know: keyboards, autofill, and no spelling help."""

from django import forms


def text(autocomplete: str, **attributes: str) -> forms.TextInput:
    """A one-line input that autofills from ``autocomplete``."""
    return forms.TextInput(
        attrs={"autocomplete": autocomplete, "autocapitalize": "none", "spellcheck": "false"} | attributes
    )


def digits(autocomplete: str) -> forms.TextInput:
    """A text input with a numeric keyboard: a number input would lose leading zeros."""
    return text(autocomplete, inputmode="numeric")


class FixedInput(forms.TextInput):
    """A read-only input that shows its own value, whatever was sent back."""

    value = ""

    def format_value(self, value: object) -> str:  # noqa: ARG002 - what was sent back is the form's to judge
        return self.value


class _NeverFilledInput(forms.TextInput):
    def format_value(self, value: object) -> None:
        """Show nothing: what was typed cannot serve again."""


def single_use() -> forms.TextInput:
    """A text input that comes back empty after a refusal."""
    return _NeverFilledInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"})


def secret(autocomplete: str, **attributes: str) -> forms.PasswordInput:
    """A masked input, never filled in again by the server."""
    return forms.PasswordInput(attrs={"autocomplete": autocomplete} | attributes)


def email() -> forms.EmailInput:
    """An address input."""
    return forms.EmailInput(attrs={"autocomplete": "email"})
