"""Addresses of submitting, review, preview, front pages and publishing."""

from django.urls import path

from firsthand.workroom.publishing import item_views, preview_views

ITEM = "items/<uuid:item_id>/<str:language>"

urlpatterns = [
    path(f"{ITEM}/submit", item_views.submit, name="submit"),
    path(f"{ITEM}/submit-box", item_views.submit_box, name="submit_box"),
    path(f"{ITEM}/preview/", preview_views.item_preview, name="preview"),
    path("preview/style.css", preview_views.preview_style, name="preview_style"),
    path(f"preview/{ITEM}/", preview_views.preview_item, name="preview_item"),
    path("preview/front/<str:language>/", preview_views.preview_front, name="preview_front"),
    path("preview/<slug:slug>/<str:language>/", preview_views.preview_free, name="preview_page"),
]
