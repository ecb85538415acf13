from django import forms


class SiteForm(forms.Form):
    """A form whose labels are shown exactly as written, and whose errors are the server's."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed through untouched
