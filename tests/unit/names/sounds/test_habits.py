"""How each script and language writes sounds: spellings that must meet, neighbours that must not.

Written from the standards and habits that the tables name, not from the sets that are measured;
public figures and plain given names. A pair is one name from 0.5 on.
"""

import pytest

from firsthand.names.sounds import keys, token_similarity

PERHAPS = 0.5
SURE = 0.75
NEAR = {
    "ISO 9 and GOST 7.79 A": "Ûrij Юрий|Âkovlev Яковлев|Natalʹâ Наталья|Ŝerbakov Щербаков"
    "|Čehov Чехов|Èduard Эдуард|Žukov Жуков|Hruŝev Хрущев|Âna Яна|Ânukovič Янукович",
    "â as Persian and French have it": "Sâdât سادات|Mirzâ میرزا|Fâtemeh فاطمه|Rûhanî روحانی",
    "x for خ": "Xomeyni خمینی|Xalid خالد|Xatami Khatami|Xosrow خسرو|Baxtiyor Бахтиёр"
    "|Xəlil Khalil|Saxarov Сахаров|Axundov آخوندوف|Xamraev Хамраев",
    "x elsewhere": "Xavier خافيير|Xenia Ксения|Alexandrov Александров|Maxim Максим",
    "Egyptian g": "Gamal جمال|Naguib نجيب|Gamal Jamal|Magdi مجدي|Ragab رجب|Guirguis جرجس",
    "French": "Rachide رشید|Rachide Rashid|Djamel جمال|Massoude Masud|Mahmoude Mahmoud"
    "|Mohamede محمد|Khadidja خديجة|Cheikh شيخ|Ouahab Wahab|Tchekhov Чехов|Toufik توفيق",
    "ou for a short u": "Mourad مراد|Mounir منير|Moustapha مصطفى|Houda هدى|Mouna منى|Housni حسني"
    "|Boutros بطرس|Noureddine نورالدین|Noushin نوشین|Mahmoud محمود|Bouteflika بوتفليقة",
    "two vowels at the end": "Rezai رضایی|Rezaei رضائی|Rezayi رضایی|Mirzaie میرزایی|Kasai کسایی"
    "|Tabatabai طباطبایی|Tabatabaei طباطبائی|Rezaee Rezai|Резаи رضایی|Taqvaei تقوایی",
    "vowels written twice": "Saeed Said|Saeed Sa'id|Noor Nour|Noor Nur|Saeed سعید|Ameen Amin"
    "|Haroon Harun|Faatima Fatima|Mo'in Moin|Isma'il Ismail|Ma'mun Mamoun",
    "short words": "Ali على|Huda هدى|Mona منى|Moein معین|Nur نور|Eid عید|Isa عيسى|Omar عمر"
    "|Amr عمرو|Sana ثناء|Alaa علاء|Saad سعد|Fuad فواد|Wael وائل|Adi عدي",
    "Sorani": "Abdulla عەبدوڵڵا|Nawroz نەورۆز|Hêmin هێمن|Rebwar ڕێبوار|محمود مەحموود"
    "|Sherko شێرکۆ|حسن حەسەن|محمد محەمەد|احمد ئەحمەد|کریم کەریم|صلاح سەلاح|Goran گۆران",
    "Turkish and Azeri": "Əliyev Алиев|Heydər حیدر|Qurbanov Гурбанов|Hüseyin Hussein"
    "|Çingiz چنگیز|Cəfər جعفر|Şirvan شیروان|Erdoğan اردوغان|Öcalan أوجلان|Yılmaz یلماز"
    "|Vaqif Вагиф|Işık Ishik",
    "Tajik": "Раҳмон رحمان|Ҷамшед جمشید|Фирдавсӣ فردوسی|Рӯдакӣ Rudaki|Қодир قادر|Шаҳло شهلا"
    "|Ғафур غفور|Айнӣ عینی|Ёқуб یعقوب",
    "German": "Dschamal جمال|Tschingis چنگیز|Raschid Rashid|Schukow Жуков|Chomeini خمینی"
    "|Chruschtschow Хрущёв|Nadschib نجيب|Dschafar Jafar|Lawrow Лавров",
    "Dutch": "Moestafa Mustafa|Joesoef Yusuf|Poetin Путин|Sjarif شريف|Tsjechov Чехов"
    "|Dzjamal جمال|Zjoekov Жуков",
    "Spanish": "Jorge خورخي|Jaled خالد|Jomeini خمینی|Yamal جمال|Yihad جهاد|Jruschov Хрущёв"
    "|Castillo Кастильо|Javier خافيير|Guillermo غييرمو",
    "Polish and Czech": "Wałęsa Валенса|Dżawad جواد|Dżamal جمال|Rzewuski Ржевуский"
    "|Świętosław Свентослав|Raszid رشید|Gorbačov Горбачёв|Dvořák Дворжак|Džavád جواد",
    "Urdu": "Bhutto بھٹو|Thakur ٹھاکر|Singh سنگھ|Phool پھول|Mian میاں|Chughtai چغتائی"
    "|Larkana لاڑکانہ|Jhelum جہلم|Chaudhary چوہدری",
    "geresh": "Khaled ח׳אלד|Ghassan ע'סאן|Ghassan ר'סאן|غسان ע'סאן|Nadal נצ'אל|Nadhir נד'יר"
    "|Haj חאג'|Jamal ג'מאל|Churchill צ'רצ'יל|Shlomo שלמה",
    "articles inside": "Izzaddin عزالدین|Abderrahmane عبدالرحمن|Noureddine نورالدین",
}
FAR = {
    "another consonant": "خاتمی حاتمی|خالد خلیل|Khalid خلیل|Rahim کریم|نصر نذر|Cemal Kemal",
    "another long vowel": "کامل کمال|کریم کرم|کریم کرام|حمید حامد|ماجد مجید|صالح صلاح|Kamil کمال"
    "|Jamil جمال|Salim سلام|Karam كرام‌ی|جابر جبار|سلیم سالم",
    "a vowel behind": "Amin Amina|Jamila جمیل|Amira امیر|Karim کریمی|Ivan Ivana|Karima کریم",
    "names of one shape": "Hassan Hussein|Rahim Rahman|Rahimi Karimi|Ziad Zaid"
    "|Hadi Huda|Wisam Wasim|Khomeini خامنئي|Yuri Юлия|Yulia Юрий",
}


def pairs(table: dict[str, str]) -> list[tuple[str, str, str]]:
    return [
        (habit, *pair.split(" ", 1)) for habit, line in table.items() for pair in line.split("|")
    ]


@pytest.mark.parametrize(("habit", "left", "right"), pairs(NEAR))
def test_spellings_meet(habit: str, left: str, right: str) -> None:
    assert token_similarity(left, right) >= PERHAPS, habit


@pytest.mark.parametrize(("habit", "left", "right"), pairs(FAR))
def test_neighbours_do_not(habit: str, left: str, right: str) -> None:
    assert token_similarity(left, right) < PERHAPS, habit


@pytest.mark.parametrize("habit", NEAR)
def test_most_spellings_are_sure_and_share_a_key(habit: str) -> None:
    known = [pair for pair in pairs(NEAR) if pair[0] == habit]
    sure = [token_similarity(left, right) >= SURE for _, left, right in known]
    meeting = [bool({*keys(left)} & {*keys(right)}) for _, left, right in known]
    assert sum(sure) * 2 >= len(known)
    assert sum(meeting) >= len(known) - 1


def test_keys_know_the_letters_of_one_script_apart() -> None:
    assert keys("خالد")[0] != keys("حالد")[0]
    assert keys("Izzaddin")[0] in keys("عزالدین")


def test_an_apostrophe_says_nothing_where_no_table_has_it() -> None:
    assert keys("В’ячеслав") == keys("В'ячеслав") == keys("Вячеслав")
    assert token_similarity("В’ячеслав", "Viacheslav") == token_similarity(
        "В'ячеслав", "Viacheslav"
    )
