"""The site that the changes are of, ready to be imported."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reference.settings")
django.setup()
