import pytest

from firsthand.core.codes import FlagCode
from firsthand.core.text import Mark, MarkKind, Span, make_text
from firsthand.importers.faults import faults_of


def faults(body: str) -> list[tuple[str, str]]:
    text = make_text(f"Title\n{body}", [Mark(MarkKind.HEADING, Span(0, 5), "1")])
    return [(flag.code, text.quote(flag.span) if flag.span else "") for flag in faults_of(text)]


@pytest.mark.parametrize(
    ("body", "glued"),
    [
        ("The books lay on the shelfThe clerk left.", "shelfThe"),
        ("He went to the Registry BureauWhen he came back.", "BureauWhen"),
        ("He came.Nobody saw.", "came.Nobody"),
        ("Il vint au bureauQuand il partit.", "bureauQuand"),
        ("A gateNobody knew.", "gateNobody"),
    ],
)
def test_words_that_ran_together(body: str, glued: str) -> None:
    assert (FlagCode.GLUED_WORDS, glued) in faults(body)


@pytest.mark.parametrize(
    "body",
    [
        "Mr McDonald and Ms MacArthur met Mr DeVito.",
        "An iPhone, an iPad, eBay and macOS.",
        "YouTube, JavaScript, WordPress, PayPal, LinkedIn, OpenOffice.",
        "See www.example.Com or file.Name(x) or getElementById(y).",
        "U.S. and Ph.D. and a.m. Then.",
    ],
)
def test_names_in_camel_case_are_left_alone(body: str) -> None:
    assert faults(body) == []


@pytest.mark.parametrize(
    ("body", "cut"),
    [
        ("The key hung on the nail..", ".."),
        ("The key hung…", "…"),
        ("The key hung [...]", "[...]"),
        ("The key hung (cont.)", "(cont.)"),
        ("La clé pendait. suite", "suite"),
        ("La clé pendait (à suivre)", "(à suivre)"),
        ("کلید آویزان بود ادامه دارد", "ادامه دارد"),
        (f"{'The clerk kept them. ' * 5}Since the spring of that year, and in the midd", "midd"),
    ],
)
def test_a_cut_at_the_end(body: str, cut: str) -> None:
    assert faults(body) == [(FlagCode.CUT, cut)]


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("and the key hung on the nail.", ["mid_sentence"]),
        (", which nobody saw.", ["mid_sentence"]),
        ("و کلید بر میخ بود.", ["mid_sentence"]),
        ("… and so it went on.", ["cut", "mid_sentence"]),
        ("[...] It went on.", ["cut", "mid_sentence"]),
        ("It went on.", []),
        ("“It went on.”", []),
        ("نامه‌ها رسید.", []),
    ],
)
def test_a_start_inside_a_sentence(body: str, codes: list[str]) -> None:
    assert [code for code, _ in faults(body)] == codes


def test_a_lead_in_that_lost_its_link() -> None:
    assert faults("It went on.\nRead more") == [(FlagCode.BROKEN_LINK, "Read more")]
    assert (FlagCode.BROKEN_LINK, "ادامه مطلب ...") in faults("It went on.\nادامه مطلب ...")
    linked = make_text("It.\nRead more", [Mark(MarkKind.LINK, Span(4, 13), "http://a.example/")])
    assert FlagCode.BROKEN_LINK not in {flag.code for flag in faults_of(linked)}


def test_no_title() -> None:
    assert [flag.code for flag in faults_of(make_text("It went on."))] == [FlagCode.NO_TITLE]


def test_a_text_without_a_space_takes_no_longer() -> None:
    assert faults("a" * 2_000_000) == [("mid_sentence", "a" * 2_000_000), ("cut", "a" * 2_000_000)]


def test_flags_are_bounded() -> None:
    assert len(faults("It. " + "shelfThe " * 5000 + "end.")) <= 200
