"""Addresses of the clearing screen."""

from django.urls import include, path

from firsthand.workroom.protection import check_views
from firsthand.workroom.protection import clearing_views as views
from firsthand.workroom.protection.clearing_new_agent import new_agent

acts = [
    path("", views.clearing, name="clearing"),
    path("mentions/<uuid:mention_id>", views.decide, name="clearing_decide"),
    path("mentions/<uuid:mention_id>/agent", new_agent, name="clearing_agent"),
    path("reopen", views.reopen, name="clearing_reopen"),
    path("mark", views.mark, name="clearing_mark"),
    path("cuts/<uuid:cut_id>", views.cut, name="clearing_cut"),
    path("checks", check_views.checks, name="clearing_checks"),
    path("checks/ask", check_views.checks_ask, name="clearing_checks_ask"),
    path("checks/say", check_views.checks_say, name="clearing_checks_say"),
    path("checks/undo", check_views.checks_undo, name="clearing_checks_undo"),
    path("link", views.link, name="clearing_link"),
    path("words", views.own_words, name="clearing_words"),
]

urlpatterns = [path("items/<uuid:item_id>/<str:language>/clearing/", include(acts))]
