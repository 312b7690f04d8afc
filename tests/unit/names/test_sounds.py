"""Sounds of tokens: keys that meet across scripts, and how near two spellings are."""

import pytest

from firsthand.names.folding import fold
from firsthand.names.sounds import Meeting, explain_tokens, hard_key, keys, soft_key
from firsthand.names.sounds import token_similarity as similarity

SAME = [
    ("Mahmoud", "محمود"),
    ("Mahmud", "Mahmoud"),
    ("Hossein", "Hussein"),
    ("Mohammed", "Muhammad"),
    ("Şahin", "شاهین"),
    ("Şahin", "Shahin"),
    ("Qasem", "Ghasem"),
    ("Рухани", "روحانی"),
    ("Хусейн", "حسین"),
    ("רוחאני", "روحانی"),
    ("Рухани", "רוחאני"),
    ("ג'ימי", "Jimmy"),
    ("צ׳רטוף", "Chertoff"),
    ("Khansari", "خوانساری"),
    ("Talbi", "الطالبي"),
    ("Ivanov", "Ivanoff"),
    ("Aminzade", "Aminzadeh"),
    ("maghomed", "amghomed"),
    ("Mousa", "موسی"),
    ("Adel", "عادل"),
    ("Farah", "فرح"),
    ("Soraya", "ثریا"),
    ("Джахангир", "جهانگیر"),
    ("Lipski", "Липский"),
    ("Davoud", "داود"),
    ("Abdünnasır", "عبدالناصر"),
    ("Tschechow", "چخوف"),
    ("Dostojewski", "Достоевский"),
    ("Ghasem", "Kasım"),
    ("Celal", "Jalal"),
    ("Schtscherbatenko", "Щербатенко"),
    ("Saïd", "Саид"),
    ("Dadgostari", "دادگستری"),
    ("قەرەداغی", "Qaradaghi"),
]
DIFFERENT = [
    ("Hassan", "Hussein"),
    ("حسن", "حسین"),
    ("Karim", "Karami"),
    ("کریم", "Karami"),
    ("Amir", "Amira"),
    ("Said", "صدام"),
    ("صدام", "سعید"),
    ("Hussein", "محسن"),
    ("Karimi", "Rahimi"),
    ("Khomeini", "خامنه‌ای"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_one_name_in_two_spellings(left: str, right: str) -> None:
    assert similarity(left, right) >= 0.5
    assert set(keys(left)) & set(keys(right))


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_two_names_that_look_alike(left: str, right: str) -> None:
    assert similarity(left, right) < 0.5


def test_without_letters_nothing_meets() -> None:
    assert similarity("😀", "-") == 0
    assert similarity("", "ali") == 0


def test_scripts_without_a_table_meet_by_letters() -> None:
    assert similarity("김정은", "김정은") == 1
    assert 0 < similarity("김정은", "김정일") < 0.5
    assert similarity("김정은", "Kim") == 0
    assert keys("김정은") == (fold("김정은"),)


def test_keys_by_name() -> None:
    assert hard_key("Mahmoud") == hard_key("محمود") == "MXMD"
    assert soft_key("Bagher") == soft_key("باقر") == "PKR"
    assert keys("aoi") == ("A",)


def test_explains_each_letter() -> None:
    steps = explain_tokens("Shahram", "شهرام")
    assert [(left, right) for left, right, _ in steps] == [
        ("sh", "ش"),
        ("a", ""),
        ("h", "ه"),
        ("r", "ر"),
        ("a", "ا"),
        ("m", "م"),
    ]
    assert steps[1].meeting is Meeting.VOWEL_NOT_WRITTEN
    assert {step.meeting for step in steps if step.right} == {Meeting.SAME}
