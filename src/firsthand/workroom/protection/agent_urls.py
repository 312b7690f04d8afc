"""Addresses of people, groups and organizations."""

from django.urls import path

from firsthand.workroom.protection import agent_views, alike_views

urlpatterns = [
    path("people/", agent_views.agents, name="agents"),
    path("people/new/", alike_views.agent_new, name="agent_new"),
    path("people/new/alike/", alike_views.alike_new, name="alike_new"),
    path("people/<uuid:agent_id>/", agent_views.agent, name="agent"),
    path("people/<uuid:agent_id>/alike/", alike_views.alike_form, name="alike_form"),
    path("names/<uuid:form_id>/remove/", agent_views.form_remove, name="form_remove"),
    path("bases/<uuid:basis_id>/end/", agent_views.basis_end, name="basis_end"),
]
