"""Addresses of people, groups and organizations."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
