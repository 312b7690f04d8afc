"""Finding known names in other spellings and scripts, and what only looks like them."""

import pytest

from firsthand.names.finding import Hit, How, Reach, compile_forms, find
from firsthand.names.parts import Part

ROWS = [
    ("nk", "Nader Kelvashi"),
    ("mk", "سید محمود خسرولانی"),
    ("ar", "Abdul Rahman al-Shanqouri"),
    ("aw", "أمينة أبو ورشان"),
    ("ot", "Ованес Терзакян"),
    ("sc", "Сергей Ильич Черноярцев"),
    ("sj", "سعید جلالی‌دشت"),
    ("ga", "Golrokh A."),
    ("no", "Noushine"),
    ("wt", "William Thackerow"),
]
FORMS = compile_forms(ROWS, reach=Reach.VARIANTS)


def quotes(string):
    return [(string[hit.start : hit.end], hit.form_id) for hit in find(string, FORMS)]


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        ("So Nadir Kelwashi left.", ("Nadir Kelwashi", "nk")),
        ("Nâder Kelvachi's book", ("Nâder Kelvachi", "nk")),
        ("d'Idriss et de Kelvachi, Nâder", ("Kelvachi, Nâder", "nk")),
        ("با نادر کلوشی‌ها رفت", ("نادر کلوشی", "nk")),
        ("О Надере Кельваши", ("Надере Кельваши", "nk")),
        ("N. Kelwashi signed", ("N. Kelwashi", "nk")),
        ("Nader Mehdi Kelvashi", ("Nader Mehdi Kelvashi", "nk")),
        ("Mahmoud Khosrolani", ("Mahmoud Khosrolani", "mk")),
        ("Abd er-Rahman ech-Chankouri", ("Abd er-Rahman ech-Chankouri", "ar")),
        ("وعبدالرحمن الشنقوري", ("عبدالرحمن الشنقوري", "ar")),
        ("Abdurrahman Shanqouri", ("Abdurrahman Shanqouri", "ar")),
        ("Aminah Abou-Warchan", ("Aminah Abou-Warchan", "aw")),
        ("أمينة أبي ورشان", ("أمينة أبي ورشان", "aw")),
        ("Hovhannes Ter-\nzakian", ("Hovhannes Ter-\nzakian", "ot")),
        ("Ованесом Терзакяном", ("Ованесом Терзакяном", "ot")),
        ("Sergey Chernoyartsev", ("Sergey Chernoyartsev", "sc")),
        ("S. I. Chernoyartsev", ("S. I. Chernoyartsev", "sc")),
        ("Саид Джалали-Дашт", ("Саид Джалали-Дашт", "sj")),
        ("Гольрох А.", ("Гольрох А.", "ga")),
        ("gab Noosheen ihr", ("Noosheen", "no")),
        ("Written byNoosheen", ("Noosheen", "no")),
        ("Wm. Thackerow", ("Wm. Thackerow", "wt")),
    ],
)
def test_a_form_is_found_in_other_spellings_and_scripts(string, expected):
    assert quotes(string) == [expected]


@pytest.mark.parametrize(
    "string",
    [
        "Nasser Kelvashi",
        "Nader Kelvani",
        "Nader. Kelwashi",
        "Nadir and Laleh Kelwashi",
        "Kelwashi",
        "nadir kelwashi said He",
        "محمد خسرولانی",
        "Amin Abu Warshan",
        "سعید جمالی‌دشت",
        "Сергей Ильич Чернояров",
        "Sergey Petrovich Chernoyartsev",
        "A. Kelwashi",
        "Golrokh Azadi",
        "Noor",
        "",
    ],
)
def test_another_name_is_not_found(string):
    assert quotes(string) == []


def test_a_text_without_capitals_says_nothing_by_them():
    assert quotes("then nadir kelwashi left") == [("nadir kelwashi", "nk")]


def test_exact_folded_and_variant_are_told_apart():
    hits = find("Nader Kelvashi, NADER KELVASHI, Nadir Kelwashi", FORMS)
    assert [hit.how for hit in hits] == [How.EXACT, How.FOLDED, How.VARIANT]
    assert hits[0] == Hit(0, 14, "nk", How.EXACT, Part.WHOLE)
    assert hits[2][:3] == (32, 46, "nk")
    assert 0.5 <= hits[2].score < 1


def test_forms_compiled_for_less_find_no_variant():
    assert find("Nadir Kelwashi", compile_forms(ROWS)) == []


def test_a_variant_may_hold_a_shorter_form():
    forms = compile_forms([("1", "Nader"), ("2", "Nader Kelvashi")], reach=Reach.VARIANTS)
    hits = find("Nader Kelwashi", forms)
    assert [(hit.form_id, hit.how) for hit in hits] == [("2", How.VARIANT), ("1", How.FOLDED)] or [
        (hit.form_id, hit.how) for hit in hits
    ] == [("2", How.VARIANT), ("1", How.EXACT)]


@pytest.mark.parametrize(
    "string",
    [
        "Nаdеr Kеlvаshi",
        "NADER ΚELVASHI",
        "Ованеc Tерзaкян",
    ],
)
def test_letters_that_look_alike_read_as_the_name(string):
    (hit,) = find(string, compile_forms(ROWS))
    assert (hit.start, hit.end, hit.how) == (0, len(string), How.FOLDED)


def test_a_name_all_of_look_alikes_is_found_and_its_offsets_quote():
    forms = compile_forms([("c", "Hope Cox")])
    (hit,) = find("«Норе Сох»", forms)
    assert "«Норе Сох»"[hit.start : hit.end] == "Норе Сох"


@pytest.mark.parametrize(
    "name", ["", "·", "A", "-", "عبد", "ال", "😀", "A. B.", "x" * 500, "a " * 300]
)
def test_odd_forms_are_compiled_and_find_nothing_wrong(name):
    forms = compile_forms([("x", name)], reach=Reach.VARIANTS)
    assert all(hit.form_id == "x" for hit in find(f"{name} and Nader {name}", forms))


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        ("گفت سعید جلالی‌دشتم.", ("سعید جلالی‌دشت", "sj")),
        ("by Nadir-Kelwashi now", ("Nadir-Kelwashi", "nk")),
        ("Kelwashi,\nNadir left", ("Kelwashi,\nNadir", "nk")),
    ],
)
def test_what_runs_together_is_one_name(string, expected):
    assert expected in quotes(string)


@pytest.mark.parametrize(
    "string",
    [
        "Kelwashi,\n\nNadir left",  # a blank line parts them, comma or not
        "Nadir; Kelwashi",
        "Nadir: Kelwashi",
        "Nadir\n\nKelwashi",
    ],
)
def test_what_parts_two_names(string):
    assert quotes(string) == []


def test_a_long_text_is_read_in_blocks_and_quoted_right():
    filler = "Nothing of it was said in the house; they sat by the river all day long. " * 2000
    string = f"{filler}Nadir Kelwashi left. {filler}So did Nâder Kelvachi."
    found = [string[hit.start : hit.end] for hit in find(string, FORMS)]
    assert found == ["Nadir Kelwashi", "Nâder Kelvachi"]


@pytest.mark.parametrize(
    "said",
    [
        "Nader (Nad) Kelvashi",
        "Nader “Nad” Kelvashi",
        "Nader, [sic] Kelvashi",
        "Nadir «Nad» Kelwashi",
        "نادر «نادی» کلوشی",
        "نادر (معروف به) کلوشی",
    ],
)
def test_a_nickname_between_the_words_is_passed_over(said: str) -> None:
    forms = compile_forms([("x", "Nader Kelvashi"), ("y", "Sara Miri")], reach=Reach.VARIANTS)
    text = f"Yesterday {said} and others came."
    assert {(text[hit.start : hit.end], hit.form_id) for hit in find(text, forms)} == {(said, "x")}
    assert not find("Sara (then Nader) asked Miri.", forms)
