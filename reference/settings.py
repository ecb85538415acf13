"""Django settings. What differs between instances comes from the environment (see ``serving.options``)."""

import os
import secrets

from reference.serving import environment

DEBUG = False
SECRET_KEY = secrets.token_urlsafe(50)  # sessions and pending codes do not outlive the process
ALLOWED_HOSTS = ["localhost", "127.0.0.1", *environment.extra_hosts(os.environ)]
ROOT_URLCONF = "reference.urls"
APPEND_SLASH = False

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "reference",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "reference.middleware.protection_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "reference.middleware.never_stored",
    "django.middleware.common.CommonMiddleware",  # refuses the hosts that are not ours
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": environment.database(os.environ),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # A transaction takes the write lock when it begins: two submissions of one form take turns.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    },
}

AUTH_USER_MODEL = "reference.Member"
PASSWORD_HASHERS = ["reference.hashers.OwaspArgon2PasswordHasher"]

SESSION_COOKIE_NAME = "__Host-session"
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 2 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_AGE = None  # until the browser closes, as the terms say
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "reference.views.errors.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "fr"
TIME_ZONE = "Europe/Paris"
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST, EMAIL_PORT = environment.smtp(os.environ)
EMAIL_TIMEOUT = 5
DEFAULT_FROM_EMAIL = "Mutuelle MBTP <noreply@mutuelle-mbtp.com>"
SMS_ADDRESS = environment.sms_address(os.environ)

SUPPORT_TOKEN = environment.support_token(os.environ)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} : {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
        "reference": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "reference.serving": {"level": "ERROR"},  # below: visitors who leave before the end of an answer
    },
}
