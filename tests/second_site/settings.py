"""The settings of the reference, and what is not the same here."""

from pathlib import Path

from reference.rules import one_time_codes
from reference.settings import *  # noqa: F403 - all of them, and the few below

ROOT_URLCONF = "tests.second_site.urls"
STATIC_URL = "/fichiers/"
STATICFILES_DIRS = [Path(__file__).with_name("static")]

SESSION_COOKIE_NAME = "__Host-sid"
CSRF_COOKIE_NAME = "__Host-jeton"
CSRF_COOKIE_HTTPONLY = False  # the script reads the token there, and sends it as a header
CSRF_FAILURE_VIEW = "tests.second_site.answers.csrf_failure"

one_time_codes.ALPHABET, one_time_codes.LENGTH = "0123456789", 6
