"""Suggesting names that nobody has entered: cues of each language, in the demo's world."""

import pytest

from firsthand.names.suggesting import Reason, suggest

CASES = [
    ("en", "Then the overseer, Kiumars Pelvand, shut the door.", "Kiumars Pelvand"),
    ("en", "I asked Mrs. Long about it.", "Long"),
    ("en", "We wrote to Dr. Tavashkan in spring.", "Tavashkan"),
    ("en", "Orkashti sewed. At night Orkashti wept.", "Orkashti"),
    ("en", "It was signed van der Kelvash.", "Kelvash"),
    ("fr", "La couturière Sanam Orkashti habitait là.", "Sanam Orkashti"),
    ("fr", "M. Kelvashi n'est pas venu.", "Kelvashi"),
    ("fr", "un nommé Pelvand tenait la porte", "Pelvand"),
    ("fa", "آن روز آقای پلوند در را بست.", "پلوند"),
    ("fa", "نادر کلوشی گفت که نمی‌آید.", "نادر کلوشی"),
    ("fa", "زنی به نام اورکشتی می‌دوخت.", "اورکشتی"),
    ("fa", "خانم دکتر تواشکان نامه نوشت.", "تواشکان"),
    ("fa", "به کلوش‌زاده دادم و رفتم", "کلوش‌زاده"),
    ("ar", "قالت السيدة أوركشتي إنها لا تعرف.", "أوركشتي"),
    ("ar", "وصل سمير الكلوشي أمس.", "سمير الكلوشي"),
    ("ar", "المدعو بلوند أغلق الباب", "بلوند"),
    ("ar", "جاء علي بن كلوش إلى البيت", "علي بن كلوش"),
    ("ar", "كتبت لسمير رسالة", "سمير"),
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
        ("ar", "كانت الرسائل على الطاولة ولم نقرأها."),
        ("en", ""),
    ],
)
def test_plain_words_are_not_suggested(language, string):
    assert quotes(language, string) == []


def test_a_surname_is_suggested_again_where_it_stands_alone():
    found = suggest("آقای پلوند آمد. سپس پلوند رفت.", "fa")
    assert [each.reason for each in found] == [Reason.TITLE, Reason.REPEATED]


def test_mixed_scripts_are_read_whatever_the_language():
    assert quotes("en", "We met نادر کلوشی with Sara Pelvand.") == ["نادر کلوشی", "Sara Pelvand"]


def test_an_unknown_language_is_read_too():
    assert quotes("tlh", "doch Homa Tavashkan blieb") == ["Homa Tavashkan"]
