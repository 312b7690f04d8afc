"""Addresses of submitting, review, preview, front pages and publishing."""

from django.urls import path

from firsthand.workroom.publishing import (
    front_views,
    item_views,
    page_views,
    preview_views,
    publish_views,
    record_views,
    review_views,
)

ITEM = "items/<uuid:item_id>/<str:language>"
RECORD = "<slug:kind>/<uuid:subject_id>/<str:language>/"

urlpatterns = [
    path(f"{ITEM}/submit", item_views.submit, name="submit"),
    path(f"{ITEM}/submit-box", item_views.submit_box, name="submit_box"),
    path(f"{ITEM}/preview/", preview_views.item_preview, name="preview"),
    path("preview/theme.css", preview_views.preview_theme, name="preview_theme"),
    path("preview/style.css", preview_views.preview_style, name="preview_style"),
    path(f"preview/{ITEM}/", preview_views.preview_item, name="preview_item"),
    path("preview/front/<str:language>/", preview_views.preview_front, name="preview_front"),
    path(
        "preview/agent/<uuid:agent_id>/<str:language>/",
        preview_views.preview_agent,
        name="preview_agent",
    ),
    path("preview/<slug:slug>/<str:language>/", preview_views.preview_free, name="preview_page"),
    path("review/", review_views.review, name="review"),
    path(f"review/{ITEM}/", review_views.review_item, name="review_item"),
    path(f"review/{RECORD}", record_views.review_record, name="review_record"),
    path(f"submit/{RECORD}", record_views.submit_own, name="submit_own"),
    path("pages/", page_views.pages, name="pages"),
    path("pages/<slug:slug>/<str:language>/", page_views.page, name="page"),
    path("front/", front_views.front_page, name="front_page"),
    path("front/<str:language>/", front_views.front, name="front"),
    path("front/<str:language>/words/<uuid:item_id>", front_views.front_words, name="front_words"),
    path("publish/", publish_views.publish, name="publish"),
    path("publish/changes", publish_views.changes, name="publish_changes"),
    path("publish/start", publish_views.start, name="publish_start"),
    path("publish/progress", publish_views.progress, name="publish_progress"),
    path("publish/questions/<uuid:question_id>", publish_views.question, name="publish_question"),
]
