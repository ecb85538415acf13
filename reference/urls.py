"""The site's addresses."""

from django.urls import URLPattern, URLResolver, include, path

from reference.views import activation, captcha, code, identification, login, public, space, terms

_journey: list[URLPattern | URLResolver] = [
    path("avec-identifiant", identification.WithNumber.as_view(), name="with_number"),
    path("sans-identifiant", identification.WithoutNumber.as_view(), name="without_number"),
    path("avec-identifiant/aide", identification.help_page, {"back": "with_number"}),
    path("sans-identifiant/aide", identification.help_page, {"back": "without_number"}),
    path("annuler", identification.cancel, name="cancel"),
    path("code", code.code, name="code"),
    path("code/nouveau", code.new_code, name="new_code"),
    path("activation", activation.activate, name="activation"),
]

_space: list[URLPattern | URLResolver] = [
    path("remboursements", space.reimbursements, name="reimbursements"),
    path("carte-tiers-payant", space.card, name="card"),
    path("coordonnees", space.details, name="details"),
    path("api/profil", space.profile, name="profile"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", public.home),
    path("espace-adherent-particulier/", public.presentation, name="presentation"),
    path("login", login.login, name="login"),
    path("login/", login.login),
    path("deconnexion", login.logout, name="logout"),
    path("aide/identifiant", public.where_is_my_number, name="where_is_my_number"),
    path("aide/mot-de-passe-oublie", public.forgotten_password, name="forgotten_password"),
    path(
        "aide/mot-de-passe-oublie/demande", public.forgotten_password_noted, name="forgotten_password_noted"
    ),
    path("premiere-connexion", identification.choice, name="choice"),
    path("premiere-connexion/", include(_journey)),
    path("verification/<str:key>.png", captcha.image, name="captcha_image"),
    path("verification/<str:key>.wav", captcha.audio, name="captcha_audio"),
    path("conditions-generales", terms.read, name="terms"),
    path("conditions-generales/refus", terms.refuse, name="refuse_terms"),
    path("conditions-generales/pdf", terms.download, name="terms_pdf"),
    path("espace", space.home, name="space"),
    path("espace/", include(_space)),
    path("support/", include("reference.support.urls")),
]

handler400 = "reference.views.errors.bad_request"
handler404 = "reference.views.errors.not_found"
handler500 = "reference.views.errors.server_error"
