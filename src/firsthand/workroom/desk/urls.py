"""Addresses of the list, of Items, their texts and Series."""

from django.urls import path

from firsthand.workroom.desk import (
    add_views,
    describe_views,
    item_views,
    list_views,
    pair_views,
    picture_views,
    relation_views,
    series_views,
    text_views,
)

urlpatterns = [
    path("", list_views.items, name="items"),
    path("add/", add_views.add, name="add"),
    path("items/<uuid:item_id>/", item_views.item, name="item"),
    path("items/<uuid:item_id>/describe/", describe_views.describe, name="describe"),
    path("items/<uuid:item_id>/fault/", item_views.flag_raise, name="flag_raise"),
    path("items/<uuid:item_id>/withdraw/", item_views.item_withdraw, name="item_withdraw"),
    path("items/<uuid:item_id>/put-back/", item_views.item_put_back, name="item_put_back"),
    path("items/<uuid:item_id>/answers/", relation_views.answers, name="item_answers"),
    path(
        "items/<uuid:item_id>/corrections/new/",
        relation_views.correction_new,
        name="correction_new",
    ),
    path(
        "items/<uuid:item_id>/corrections/<uuid:note_id>/",
        relation_views.correction,
        name="correction",
    ),
    path(
        "items/<uuid:item_id>/corrections/<uuid:note_id>/remove/",
        relation_views.correction_remove,
        name="correction_remove",
    ),
    path("items/<uuid:item_id>/pictures/", picture_views.pictures, name="item_pictures"),
    path(
        "pictures/<uuid:picture_id>/<int:width>/", picture_views.picture_file, name="picture_file"
    ),
    path("items/<uuid:item_id>/texts/new/", text_views.new, name="text_new"),
    path("items/<uuid:item_id>/texts/<int:number>/", item_views.item, name="item_text"),
    path(
        "items/<uuid:item_id>/texts/<int:number>/correct/",
        text_views.correct,
        name="text_correct",
    ),
    path("tasks/<uuid:flag_id>/", item_views.flag_state, name="flag_state"),
    path("originals/<uuid:original_id>/", item_views.original_bytes, name="original_bytes"),
    path("people/pairs/", pair_views.pairs, name="pairs"),
    path("people/pairs/decided/", pair_views.pairs_decided, name="pairs_decided"),
    path("people/pairs/say/", pair_views.pair_say, name="pair_say"),
    path("people/pairs/<uuid:link_id>/undo/", pair_views.pair_undo, name="pair_undo"),
    path("series/", series_views.series_list, name="series"),
    path("series/<uuid:series_id>/", series_views.series, name="series_page"),
]
