"""The catalogues: complete, alike in their slots, and enough for every sentence that is said."""

import ast
import re
from pathlib import Path

import pytest

from firsthand.edition import asks, corrections, dates, facts
from firsthand.edition.pages import agents, free, item, kinds
from firsthand.edition.words import CATALOGUES, capital, endonym, quotes, words

ROOM = Path(facts.__file__).parent
SPEAKS = re.compile(r"\bwords(?:\.html)?$")
SLOT = re.compile(r"\{\w+\}")
IN_TEMPLATES = re.compile(r"""(?:\bt|\bdoor\.words)\("([^"]+)"\)""")
TABLES = (
    *facts.OPINIONS.values(),
    *facts.EXTENTS.values(),
    *facts.CALENDARS.values(),
    *facts.ROLES.values(),
    *(sentence for _, sentence in facts.MISSING),
    *asks.RIGHTS.values(),
    *corrections.REASONS.values(),
    *dates.SEASONS,
    *agents.REGISTERS.values(),
    *agents.PERSONAL.values(),
    *agents.KINDS.values(),
    *agents.HEADINGS.values(),
    *kinds.GLOSSES.values(),
    *free.RULES,
    *free.SAFELY,
    *free.NAMED,
    *(words for _, sample, meaning in item.KEYS.values() for words in (sample, meaning)),
)


def said_in_code() -> set[str]:
    """Every literal first argument of a call of `words` or `words.html`."""
    found = set()
    for path in ROOM.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and SPEAKS.search(ast.unparse(node.func)):
                found.update(
                    leaf.value
                    for leaf in ast.walk(node.args[0])
                    if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str)
                )
    return found - set(CATALOGUES)


def said_in_templates() -> set[str]:
    sources = (path.read_text("utf-8") for path in (ROOM / "templates").iterdir())
    return {sentence for source in sources for sentence in IN_TEMPLATES.findall(source)}


def test_every_sentence_has_its_words() -> None:
    known = set(words("en").sentences)
    assert said_in_code() | said_in_templates() | set(TABLES) <= known
    assert len(said_in_code()) > 40
    assert len(said_in_templates()) > 20


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_catalogue_is_complete_and_fills_the_same_slots(language: str) -> None:
    english, own = words("en").sentences, words(language).sentences
    assert own.keys() == english.keys()
    for sentence, said in own.items():
        assert said.strip() or not sentence.strip(), sentence
        assert sorted(SLOT.findall(said)) == sorted(SLOT.findall(sentence)), sentence


@pytest.mark.parametrize("language", ["fa", "ar"])
def test_letters_are_those_of_the_language(language: str) -> None:
    foreign = {"fa": "يكةى", "ar": "یکگچپژ"}[language]
    for sentence, said in words(language).sentences.items():
        assert not set(said) & set(foreign), sentence


def test_persian_keeps_its_joiners() -> None:
    said = " ".join(words("fa").sentences.values())
    assert not re.search(r"(?<!\w)(?:ن?می) \w", said)
    assert not re.search(r"\w ها(?!\w)", said)


def test_french_spaces_before_tall_marks_do_not_break() -> None:
    for sentence, said in words("fr").sentences.items():
        assert not re.search(r"(?<![\u202f\u00a0])[:;?!]", said), sentence


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_catalogue_begins_with_a_header_for_the_translators_tools(language: str) -> None:
    source = (ROOM / "locale" / f"{language}.po").read_text("utf-8")
    header, entries = source.split("\n\n", maxsplit=1)
    assert 'msgid ""\nmsgstr ""' in header
    assert f'"Language: {language}\\n"' in header
    assert entries.count("msgid ") == len(words(language).sentences)


def test_languages_without_a_catalogue_speak_english() -> None:
    assert words("ckb").language == "en"
    assert words("fa-AF").language == "fa"
    assert endonym("de") == "Deutsch"
    assert endonym("fa") == "فارسی"
    assert endonym("und") == "und"
    assert endonym("xx-Zzzz") == "xx-Zzzz"


def test_an_unknown_sentence_is_an_error() -> None:
    with pytest.raises(KeyError):
        words("en")("Not in any catalogue")


def test_numbers_quotes_and_capitals() -> None:
    assert words("fa").number(1975) == "۱۹۷۵"
    assert words("ar").number(1975) == "١٩٧٥"
    assert words("fr").number(1975) == "1975"
    assert quotes("fr-CA") == ("«\u202f", "\u202f»")
    assert quotes("ckb") == ("«", "»")
    assert quotes("de") == ("“", "”")
    assert capital("état") == "État"
    assert capital("") == ""


def test_codes_without_a_vocabulary_stand_for_themselves() -> None:
    assert words("en").label("ITM03") == "memoir"
    assert words("en").label("XX99") == "XX99"


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Answers 4_texts"), ("fa", "به 4_متن"), ("ar", "يرد على 4_من"), ("fr", "à 4_textes")],
)
def test_a_count_keeps_to_what_it_counts(language: str, said: str) -> None:
    whole = words(language)("Answers {n} texts of this edition", n=4)
    assert said.replace("_", "\u00a0") in whole
    assert words("en")("Part {n}", n=4) == "Part\u00a04"
