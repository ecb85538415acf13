from django.urls import URLPattern, URLResolver, path

from reference.support import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("health", views.health),
    path("members", views.create_member),
    path("members/<str:number>", views.read_member),
    path("members/<str:number>/pending-code/age", views.age_pending_code),
    path("captcha-answer", views.captcha_answer),
]
