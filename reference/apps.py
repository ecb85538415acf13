from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    """The member site as one Django application."""

    name = "reference"
    default_auto_field = "django.db.models.BigAutoField"
