"""What a changed site imports that no change is in, imported once by the process from which many are forked."""

# ruff: noqa: F401 - imported for those who will import them again
import captcha.audio
import captcha.image
import cheroot.ssl.builtin
import cheroot.wsgi
import django.contrib.auth.hashers
import django.contrib.staticfiles.storage
import django.core.management.commands.migrate
import django.core.wsgi
import django.db.backends.sqlite3.base
import django.forms
import django.shortcuts
import django.template.loaders.app_directories
import phonenumbers
import reportlab.platypus
import sqlparse
import trustme
import whitenoise.middleware

from reference.faults.catalogue import catalogue

catalogue()
