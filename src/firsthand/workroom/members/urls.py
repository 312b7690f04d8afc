"""Addresses of the door and of a Member's own page."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from firsthand.workroom.members import views

urlpatterns = [
    path("login/", views.door, name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("me/", views.me, name="me"),
    path("language/", views.language, name="language"),
]
