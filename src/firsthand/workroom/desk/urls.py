"""Addresses of the list, of Items, their texts and Series."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
