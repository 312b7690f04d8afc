"""Finding known names in the demo's world: spellings, clitics, compounds, order, lone words."""

import pytest

from firsthand.names.finding import Hit, How, Reach, compile_forms, compile_words, find
from firsthand.names.parts import Order, Part, form_words

FORMS = compile_forms(
    [
        ("nk", "Nader Kelvashi"),
        ("fa", "نادر کلوشی"),
        ("ys", "یک‌شاخه"),
        ("yk", "Yèkchakhé"),
        ("ar", "سناء الأوركشتي"),
        ("abd", "Abdul Rahman Tash"),
        ("ali", "Ali"),
        ("kel", "کلوشی"),
    ]
)


def quotes(string, forms=FORMS):
    return [(string[hit.start : hit.end], hit.form_id) for hit in find(string, forms)]


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        ("So Nader Kelvashi left.", ("Nader Kelvashi", "nk")),
        ("NADER KELVASHI", ("NADER KELVASHI", "nk")),
        ("Nàder  Kelvashi's book", ("Nàder  Kelvashi", "nk")),
        ("the Nader Kelvashis", ("Nader Kelvashi", "nk")),
        ("Kelvashi, Nader: 1984", ("Kelvashi, Nader", "nk")),
        ("Nader\nKelvashi", ("Nader\nKelvashi", "nk")),
        ("nader_kelvashi.html", ("nader_kelvashi", "nk")),
        ("NaderKelvashi", ("NaderKelvashi", "nk")),
        ("با نادر كلوشي رفت", ("نادر كلوشي", "fa")),
        ("نادرِ کلوشی‌ها", ("نادرِ کلوشی", "fa")),
        ("نادر کلوشیها", ("نادر کلوشی", "fa")),
        ("نادر کلوشی‌ام", ("نادر کلوشی", "fa")),
        ("نــادر کلوشی", ("نــادر کلوشی", "fa")),
        ("ونادر كلوشي", ("نادر كلوشي", "fa")),
        ("وَنادر كلوشي", ("نادر كلوشي", "fa")),
        ("يك شاخه", ("يك شاخه", "ys")),
        ("یکشاخه", ("یکشاخه", "ys")),
        ("یک‌شاخه‌ای", ("یک‌شاخه", "ys")),
        ("یک‌شاخهٔ ما", ("یک‌شاخهٔ", "ys")),
        ("d'Yekchakhe", ("Yekchakhe", "yk")),
        ("سناء الاوركشتي", ("سناء الاوركشتي", "ar")),
        ("لسناء أوركشتي", ("سناء أوركشتي", "ar")),
        ("Abdulrahman Tash", ("Abdulrahman Tash", "abd")),
        ("Abd-ul-Rahman Tash", ("Abd-ul-Rahman Tash", "abd")),
    ],
)
def test_a_form_is_found_as_it_may_be_written(string, expected):
    assert quotes(string) == [expected]


@pytest.mark.parametrize(
    "string", ["reality", "a li bi", "Nader. Kelvashi", "Nader, Kelvashi and", "Naderi Kelva", ""]
)
def test_what_only_looks_like_a_form_is_not_found(string):
    assert quotes(string) == []


def test_exact_and_variant_are_told_apart():
    hits = find("Nader Kelvashi, NADER KELVASHI", FORMS)
    assert hits == [
        Hit(0, 14, "nk", How.EXACT, Part.WHOLE),
        Hit(16, 30, "nk", How.FOLDED, Part.WHOLE),
    ]


def test_the_longest_form_is_kept_and_namesakes_stand_together():
    forms = compile_forms([("1", "Nader Kelvashi"), ("2", "Nader Kelvashi"), ("3", "Kelvashi")])
    assert [hit.form_id for hit in find("Nader Kelvashi saw Kelvashi", forms)] == ["1", "2", "3"]


def test_lone_words_have_their_part():
    words = compile_words([("nk", "Nader Kelvashi"), ("t", "Dr. Abd al-Rahman ibn Tashkand")])
    hits = find("Nader met M. Kelvashi and Abdalrahman Tashkand.", words)
    assert [(hit.form_id, hit.part) for hit in hits] == [
        ("nk", Part.GIVEN),
        ("nk", Part.SURNAME),
        ("t", Part.GIVEN),
        ("t", Part.SURNAME),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Sara Karimi", [("sara", Part.GIVEN), ("karimi", Part.SURNAME)]),
        ("Mr Karimi", [("karimi", Part.SURNAME)]),
        ("Ben", [("ben", Part.ONLY)]),
        ("Abd al-Rahman", [("abdalrahman", Part.ONLY)]),
        ("Sheikh", [("sheikh", Part.ONLY)]),
        ("J. de la Cruz", [("cruz", Part.SURNAME)]),
        ("نور الدين كلوشي", [("نورالدین", Part.GIVEN), ("کلوشی", Part.SURNAME)]),
        ("سارا کریم زاده", [("سارا", Part.GIVEN), ("کریمزاده", Part.SURNAME)]),
        ("A. B. C.", []),
        ("", []),
    ],
)
def test_words_of_a_name_by_position(name, expected):
    assert [(word.key, word.part) for word in form_words(name)] == expected


def test_the_surname_may_stand_first():
    words = form_words("Kelvashi Nader", order=Order.SURNAME_FIRST)
    assert [word.part for word in words] == [Part.SURNAME, Part.GIVEN]


def test_a_comma_before_a_blank_line_joins_nothing():
    forms = compile_forms([("nk", "Nader Kelvashi")])
    assert find("Kelvashi, Nader", forms)
    assert not find("Kelvashi,\n\nNader", forms)


@pytest.mark.parametrize("reach", Reach)
@pytest.mark.parametrize(
    "form",
    [
        "Nader (Nad) Kelvashi",
        "Nader “Nad” Kelvashi",
        "Nader & Sara Kelvashi",
        "Mohd. Nader Kelvashi",
        "Nader/Nadir Kelvashi",
        "نادر «نادی» کلوشی",
    ],
)
def test_a_form_with_signs_is_found_as_it_stands(form, reach):
    forms = compile_forms([("x", form), ("nk", "Sara Miri")], reach=reach)
    assert quotes(f"So {form} left, as Sara (Miri) did.", forms) == [(form, "x")]
