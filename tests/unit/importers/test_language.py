import pytest

from firsthand.importers.language import language_of_words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fa", "دفتر خاک"),
        ("fa", "نامه‌ها را نگه می‌داشت"),
        ("fa", "نامه ها را نگه مي داشت"),  # typed with Arabic letters
        ("fa", "يك شاخه"),
        ("fa", "خاطرات يك عضو سابق"),
        ("fa", "او گفت كه كليد بر ميخ بيروني بود و كسي پاسخ نداد"),
        ("fa", "پاییز ۱۳۵۶"),
        ("ar", "جريمة بيت القراءة"),
        ("ar", "تقرير عن أمسية الآباء"),
        ("ar", "من يحتفظ برسائلنا؟"),
        ("ar", "وصلت الرسائل في الربيع ولم يجب أحد من المكتب"),
        ("ar", "رجب ١٤١٠"),
        ("ur", "یہ خط میں نے لکھا ہے"),
        ("en", "The letters came in spring and nobody answered"),
        ("en", "Winter in the pump house"),
        ("fr", "Conversation avec une typographe"),
        ("fr", "46 personnes samedi"),
        ("fr", "L'été des archives"),
        ("de", "Der Winter im Haus"),
        ("es", "La casa de los niños"),
        ("ru", "Письма пришли весной"),
        ("tr", "Kapıdaki adam mektupları sordu ve gitti"),
        ("he", "המכתבים הגיעו באביב"),
        ("ja", "手紙は春に届いた"),
        ("zh", "信件在春天到达"),
    ],
)
def test_tells_languages_apart(language: str, words: str) -> None:
    assert language_of_words(words).tag == language


@pytest.mark.parametrize("words", ["", "1986", "…", "A.", "Teaser"])
def test_says_where_it_cannot_be_told(words: str) -> None:
    found = language_of_words(words)
    assert (found.tag, found.sure) == ("und", False)


@pytest.mark.parametrize(
    ("words", "declared", "tag"),
    [
        ("Témoignage", "fr-FR", "fr"),
        ("اعتراض", "fa", "fa"),
        ("Teaser", "fa", "und"),  # no such script in that language
        ("1986", "fr", "und"),
        ("The letters came in the spring", "fa", "en"),  # the words say otherwise
    ],
)
def test_believes_a_declaration_only_where_the_words_leave_it_open(
    words: str, declared: str, tag: str
) -> None:
    assert language_of_words(words, declared=declared).tag == tag


def test_a_long_text_is_sampled() -> None:
    assert language_of_words("Les lettres sont venues au printemps. " * 100_000).tag == "fr"
