"""Where Items stand, in SQL: a state of its own, else that of its least advanced language."""

from typing import Any

from django.db.models import (
    Case,
    CharField,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from firsthand.core.codes import ItemState, SubjectType, Verdict, VersionKind
from firsthand.workroom.archive.models import Item, SearchText, TextVersion
from firsthand.workroom.publishing.models import Decision

RANKS = {1: "described", 2: "returned", 3: "submitted", 4: "cleared"}
VERDICT_RANKS = {Verdict.RETURN: 2, Verdict.SUBMIT: 3, Verdict.APPROVE: 4}
OF_ITEM = (ItemState.RECEIVED, ItemState.WITHDRAWN, ItemState.SEALED, ItemState.DECLINED)
STANDINGS = ("received", "described", "returned", "submitted", "cleared", "withdrawn", "sealed")


def ranked_languages() -> QuerySet[Any]:
    """One row a private text that is the newest in its language, with `rank` (see RANKS).

    A Decision over an older text than the newest counts no more (docs/architecture.md, Texts).
    """
    decided = Decision.objects.filter(
        subject_type=SubjectType.ITEM_LANGUAGE,
        subject_id=OuterRef("item_id"),
        language=OuterRef("language"),
    ).order_by("-number")
    newest = (
        TextVersion.objects.filter(item_id=OuterRef("item_id"), language=OuterRef("language"))
        .exclude(kind=VersionKind.PUBLIC)
        .order_by("-number")
    )
    verdict_ranks = [
        When(verdict=verdict, then=Value(rank)) for verdict, rank in VERDICT_RANKS.items()
    ]
    return SearchText.objects.annotate(
        verdict=Subquery(decided.values("verdict")[:1]),
        decided_number=Subquery(decided.values("version__number")[:1]),
        newest_number=Subquery(newest.values("number")[:1]),
        rank=Case(
            When(decided_number__lt=F("newest_number"), then=Value(1)),
            *verdict_ranks,
            default=Value(1),
            output_field=IntegerField(),
        ),
    )


def with_standing(items: QuerySet[Item]) -> QuerySet[Any]:
    """*items* with `standing`, a code of STANDINGS or `declined`."""
    least = ranked_languages().filter(item_id=OuterRef("pk")).order_by("rank").values("rank")[:1]
    rank_words = [When(rank=rank, then=Value(word)) for rank, word in RANKS.items()]
    return items.annotate(
        rank=Case(
            When(state=ItemState.DESCRIBED, then=Subquery(least, output_field=IntegerField())),
            default=Value(0),
            output_field=IntegerField(),
        ),
        standing=Case(
            When(Q(state__in=OF_ITEM), then=F("state")),
            *rank_words,
            default=Value("described"),
            output_field=CharField(),
        ),
    )
