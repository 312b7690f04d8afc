"""Suggesting names that nobody has entered: cues of each language, in the demo's world."""

import pytest

from firsthand.names import arabic_runs
from firsthand.names.suggesting import Reason, Tier, suggest

CASES = [
    ("en", "Then the overseer, Kiumars Pelvand, shut the door.", "Kiumars Pelvand"),
    ("en", "I asked Mrs. Long about it.", "Long"),
    ("en", "We wrote to Dr. Tavashkan in spring.", "Tavashkan"),
    ("en", "Orkashti sewed. At night Orkashti wept.", "Orkashti"),
    ("en", "It was signed van der Kelvash.", "Kelvash"),
    ("fr", "La couturière Sanam Orkashti habitait là.", "Sanam Orkashti"),
    ("fr", "M. Kelvashi n'est pas venu.", "Kelvashi"),
    ("en", "They shot P. Stone there.", "Stone"),
    ("fr", "un nommé Pelvand tenait la porte", "Pelvand"),
    ("fr", "M. Marquis est venu.", "Marquis"),
    ("fr", "M. relvandich n'est pas venu.", "relvandich"),
    ("fr", "Hier Sa'id est venu, puis Ra’ouf.", "Sa'id"),
    ("fr", "Hier Sa'id est venu, puis Ra’ouf.", "Ra’ouf"),
    ("en", "It was signed Kel-\nvashi, I think.", "Kel-\nvashi"),
    ("fa", "آن روز آقای پلوند در را بست.", "پلوند"),
    ("fa", "نادر کلوشی گفت که نمی‌آید.", "نادر کلوشی"),
    ("fa", "زنی به نام اورکشتی می‌دوخت.", "اورکشتی"),
    ("fa", "خانم دکتر تواشکان نامه نوشت.", "تواشکان"),
    ("fa", "به کلوش‌زاده دادم و رفتم", "کلوش‌زاده"),
    ("fa", "مريمو ديدم كه با علي مي‌رفت", "مريمو"),
    ("fa", "سرپرست گروه، گونتر ولفهارت، پاسخ نداد.", "گونتر ولفهارت"),
    ("ar", "قالت السيدة أوركشتي إنها لا تعرف.", "أوركشتي"),
    ("ar", "وصل سمير الكلوشي أمس.", "سمير الكلوشي"),
    ("ar", "قال القاضي أمل إن الباب مغلق", "أمل"),
    ("ar", "المدعو بلوند أغلق الباب", "بلوند"),
    ("ar", "جاء علي بن كلوش إلى البيت", "علي بن كلوش"),
    ("ar", "كتبت لسمير رسالة", "سمير"),
    ("ar", "سألتني أختي فلورا عن الطريق", "فلورا"),
    ("ar", "جاء رجل اسمه وجدي إلى الباب", "وجدي"),
    ("ar", "قرأنا مسرحية لشكسبير في المدرسة", "شكسبير"),
    ("fa", "برای ما شعرهای شکسپیر را خواند", "شکسپیر"),
    ("fa", "دختری به نام باران آنجا بود", "باران"),
    ("ar", "وأضاف غونتر فولفهارت قائلا إن الباب مغلق", "غونتر فولفهارت"),
]


def quotes(language, string):
    return [string[each.start : each.end] for each in suggest(string, language)]


@pytest.mark.parametrize(("language", "string", "name"), CASES)
def test_a_name_is_suggested(language, string, name):
    assert any(name in quote for quote in quotes(language, string))


@pytest.mark.parametrize(
    ("language", "string"),
    [
        ("en", "The post was kept back. We asked why on Monday, in English."),
        ("fr", "Les lettres étaient gardées. Nous avons demandé lundi."),
        ("fa", "نامه‌ها را نگه می‌داشت و ما نمی‌دانستیم."),
        ("en", "Impos-\nsible, they said, though it was so."),
        ("fr", "Aujourd'hui, quelqu'un est venu. Jusqu'à midi, rien."),
        ("fa", "بیست‌وسه نامه را می‌خواندند و برنمی‌گشتند."),
        ("ar", "كانت الرسائل على الطاولة ولم نقرأها."),
        ("en", ""),
    ],
)
def test_plain_words_are_not_suggested(language, string):
    assert quotes(language, string) == []


def test_a_surname_is_suggested_again_where_it_stands_alone():
    found = suggest("آقای پلوند آمد. سپس پلوند رفت.", "fa")
    assert [each.reason for each in found] == [Reason.TITLE, Reason.REPEATED]


WRAPPED = """و در آن روز سرد زمستان همه در حیاط بودند و آقای نادر
کلوشی با ما در راهروی بند نشسته بود و هیچ نمی‌گفت که
چرا او را آورده‌اند و تا کی می‌ماند."""


def test_a_name_runs_over_the_end_of_a_wrapped_line_and_over_no_other():
    assert "نادر\nکلوشی" in quotes("fa", WRAPPED)
    assert "نادر\nکلوشی" not in quotes("fa", "با نادر\nکلوشی نشسته بود")


def test_a_capital_that_a_heading_gives_is_no_likely_name():
    found = suggest("KELVASHGAR OPENED\nWe read it.", "en")
    assert Tier.LIKELY not in {each.tier for each in found}


def test_mixed_scripts_are_read_whatever_the_language():
    assert quotes("en", "We met نادر کلوشی with Sara Pelvand.") == ["نادر کلوشی", "Sara Pelvand"]


def test_an_unknown_language_is_read_too():
    assert quotes("tlh", "doch Homa Tavashkan blieb") == ["Homa Tavashkan"]


TIERS = [
    ("en", "Then Mrs. Pelvand came.", Tier.LIKELY),
    ("en", "We saw Kelvashgar again.", Tier.CHECK),
    ("en", "They lived in Florence then.", Tier.CHECK),
    ("fa", "آن روز آقای پلوند در را بست.", Tier.LIKELY),
    ("ar", "قالت السيدة أوركشتي إنها لا تعرف.", Tier.LIKELY),
]


@pytest.mark.parametrize(("language", "string", "tier"), TIERS)
def test_the_tier_says_how_sure(language, string, tier):
    assert [each.tier for each in suggest(string, language)] == [tier]


def test_a_clitic_before_a_name_is_no_part_of_it():
    assert quotes("ar", "كتبت لسمير رسالة") == ["سمير"]


def test_neither_an_acronym_nor_a_common_word_that_opens_a_sentence_is_a_name():
    assert quotes("en", "Nothing came. Precisely the OWTB wrote it in Article XIV.") == []


def test_the_letters_say_how_to_read_an_unknown_language():
    assert quotes("ckb", "قالت السيدة أوركشتي إنها لا تعرف.") == ["أوركشتي"]


def test_without_the_distilled_tables_the_short_lists_serve(monkeypatch):
    monkeypatch.setattr(arabic_runs, "is_distilled", lambda: False)
    found = suggest("آقای پلوند آمد. سپس پلوند رفت.", "fa")
    assert [each.reason for each in found] == [Reason.TITLE, Reason.REPEATED]
