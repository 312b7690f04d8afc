"""Applies the demo's decisions on Items: import, describe, own voice, clear, submit, approve."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from firsthand.core.codes import OwnerType, OwnField, VersionKind
from firsthand.demo.clearing import clear, decide
from firsthand.demo.people import People
from firsthand.demo.pictures import add_scripted
from firsthand.demo.relations import link
from firsthand.demo.script import ItemScript, Script, SourceScript
from firsthand.workroom.archive.importing import Desk, import_inputs
from firsthand.workroom.archive.inputs import Input
from firsthand.workroom.archive.models import Item, ItemAgent, Series, TextVersion
from firsthand.workroom.archive.pictures import PictureDesk
from firsthand.workroom.archive.services import DESCRIBED, describe
from firsthand.workroom.members.models import Member
from firsthand.workroom.protection.importing_into import Further, import_into
from firsthand.workroom.protection.wordings import Place, save_wording

FRONT_PAGE = "front-page.html"
OWN = {
    OwnField.HEADLINE: "headline",
    OwnField.TEASER: "teaser",
    OwnField.SUPPLIED_TITLE: "supplied_title",
}

KINDS = {"full": VersionKind.RECEIVED, "translation": VersionKind.TRANSLATION}


@dataclass(slots=True)
class Made:
    """The Items and Series of the demo, by the keys of its script; *waiting* are not submitted."""

    items: dict[str, Item] = field(default_factory=dict)
    waiting: dict[str, Item] = field(default_factory=dict)
    series: dict[str, Series] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Room:
    """Who works on the demo, and with what."""

    desk: Desk
    people: People
    maker: Member
    languages: tuple[str, ...]
    renditions: Path


def make_items(script: Script, files: Mapping[str, Path], room: Room) -> Made:
    """The Items whose full texts are at hand, described and cleared.

    The excerpts of the front page stay as they came: they are the start of a newcomer's walk.
    """
    made = Made()
    list(import_inputs([_input(files[FRONT_PAGE])], room.desk))
    for each in script["item"]:
        if any(source["role"] == "full" for source in each["source"]):
            of_kind = made.waiting if each.get("waits") else made.items
            of_kind[each["key"]] = _item(each, files, room, made)
    link(script, made.items, room.maker)
    _title_series(script, made, room)
    return made


def _input(path: Path) -> Input:
    return Input(path.name, path.read_bytes)


def _item(each: ItemScript, files: Mapping[str, Path], room: Room, made: Made) -> Item:
    item = _imported(each, files, room)
    narrator = room.people.agent_id(each.get("narrator", ""))
    values = {name: value for name, value in each.items() if name in DESCRIBED}
    series = _series(each, item, made)
    describe(
        item.id,
        {**values, "narrator_id": narrator, "series_id": series.id if series else None},
        by=room.maker.id,
    )
    _credits(each, item, room)
    _own_voice(each, item, room)
    _pictures(each, item, files, room)
    _clear(each, item, room)
    return Item.objects.get(id=item.id)


def _imported(each: ItemScript, files: Mapping[str, Path], room: Room) -> Item:
    """The Item of the first full text; further ones and translations are imported into it."""
    first, *rest = (source for source in each["source"] if source["role"] in KINDS)
    (outcome,) = import_inputs([_input(files[first["text"]])], room.desk)
    item = Item.objects.get(id=outcome.items[0])
    languages = {source["text"]: source.get("language", "") for source in each["source"]}
    for source in rest:
        of = languages[source["of"]] if "of" in source else ""
        further = Further(KINDS[source["role"]], source.get("language", ""), of)
        import_into(item, _input(files[source["text"]]), further, room.desk)
    return item


def _series(each: ItemScript, item: Item, made: Made) -> Series | None:
    key = each.get("series", "")
    if not key:
        return None
    if key not in made.series:
        made.series[key] = item.series or Series.objects.create()
    return made.series[key]


def _credits(each: ItemScript, item: Item, room: Room) -> None:
    ItemAgent.objects.bulk_create(
        ItemAgent(
            item=item,
            agent=room.people.by_key[credit["agent"]],
            role=credit["role"],
            position=position,
            created_by=room.maker,
        )
        for position, credit in enumerate(each.get("agents", []))
    )


def _own_voice(each: ItemScript, item: Item, room: Room) -> None:
    for name, key in OWN.items():
        by_language: Mapping[str, str] = each.get(key, {})  # type: ignore[assignment]  # a key of the TypedDict
        for language, words in by_language.items():
            place = Place(OwnerType.ITEM, item.id, name, language)
            save_wording(place, room.people.with_slots(words), by=room.maker.id)


def _pictures(each: ItemScript, item: Item, files: Mapping[str, Path], room: Room) -> None:
    desk = PictureDesk(room.desk.store, room.renditions, room.maker.id)
    add_scripted(each, item, desk, files=files, people=room.people)


def _clear(each: ItemScript, item: Item, room: Room) -> None:
    texts = _texts(each, item)
    for name, version in texts.items():
        mentions = [mention for mention in each.get("mention", []) if mention["text"] == name]
        if each.get("waits"):
            decide(version, mentions, people=room.people, maker=room.maker)
            continue
        clear(
            version,
            mentions,
            [cut for cut in each.get("cut", []) if cut["text"] == name],
            people=room.people,
            maker=room.maker,
        )


def _texts(each: ItemScript, item: Item) -> dict[str, TextVersion]:
    """The Item's versions by the file that each came from."""
    return {
        source["text"]: _version(item, source)
        for source in each["source"]
        if source["role"] in KINDS
    }


def _version(item: Item, source: SourceScript) -> TextVersion:
    """The text that came from a file: an Item may have texts of a kind in several languages."""
    language = source.get("language", item.language)
    return item.versions.get(kind=KINDS[source["role"]], language=language)


def _title_series(script: Script, made: Made, room: Room) -> None:
    for each in script["series"]:
        if each["key"] in made.series:
            for language, words in each["title"].items():
                series = made.series[each["key"]]
                place = Place(OwnerType.SERIES, series.id, OwnField.TITLE, language)
                save_wording(place, words, by=room.maker.id)
