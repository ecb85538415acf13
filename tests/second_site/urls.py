"""The addresses: every screen is the same page, whose script asks for what it shows under ``/api``."""

from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.generic import RedirectView

from reference.views import captcha
from tests.second_site import answers, journey, space

_api: list[URLPattern | URLResolver] = [
    path("login", space.Login.as_view()),
    path("oubli", space.PasswordHelp.as_view()),
    path("inscription", journey.GivingUp.as_view()),
    path("inscription/identifiant", journey.Identification.as_view(asked="number")),
    path("inscription/naissance", journey.Identification.as_view(asked="birth_date")),
    path("inscription/code", journey.Code.as_view()),
    path("inscription/activation", journey.Activation.as_view()),
    path("images/<str:key>", captcha.image, name="captcha_image"),
    path("sons/<str:key>", captcha.audio),
    path("cgu", space.Terms.as_view()),
    path("cgu.pdf", space.terms_file),
    path("espace", space.Space.as_view()),
    path("espace/<str:section>", space.Space.as_view()),
]

_SCREENS = r"decouvrir|login|oubli|inscription(/(identifiant|naissance|code|activation))?|espace(/(carte|coordonnees))?"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", RedirectView.as_view(url="/login")),
    re_path(rf"^({_SCREENS})/?$", answers.page),
    path("api/", include(_api)),
    path("essais/", include("reference.support.urls")),
]

handler404 = answers.not_found
