"""The archive's theme on its way to readers: published, previewed, or refused with its reason."""

import pytest
from tests.clearing_walk import ready_item
from tests.workroom_fixtures import CONFIG, client_of

from firsthand.edition.errors import ThemeError
from firsthand.preserve.errors import FolderError
from firsthand.public.bundle import read_bundle
from firsthand.workroom.here import config, folder
from firsthand.workroom.publishing import jobs
from firsthand.workroom.publishing.pipeline import BuildFailedError, publish, release_to
from firsthand.workroom.publishing.services import Subject, approve, submit, today

pytestmark = pytest.mark.django_db
OK = 200
THEME = """
[theme.light]
link = "#7a1f3d"
[theme.texts.en]
"Front page" = "Today"
[[section]]
key = "voices"
titles = { en = "Voices" }
kinds = ["ITM04"]
"""


@pytest.fixture
def item(member, colleague):
    item = ready_item("The drawer\nThe key hung on the outer nail.", by=member)
    submit(Subject(item.id, "en"), by=member, config=config())
    approve(Subject(item.id, "en"), by=colleague, config=config())
    return item


def declare(text=THEME):
    folder().config_file.write_text(CONFIG + text, encoding="utf-8")


def template(source, name="footer.html"):
    place = folder().theme / "templates"
    place.mkdir(parents=True, exist_ok=True)
    (place / name).write_text(source, encoding="utf-8")


def publish_now():
    return publish(folder(), as_of=today())


@pytest.mark.usefixtures("item")
def test_a_theme_reaches_the_edition():
    declare()
    template("<footer class='theirs'></footer>")
    assert publish_now().swapped
    page = (folder().edition / "en/index.html").read_text("utf-8")
    assert "theirs" in page
    assert "Today" in page
    assert "#7a1f3d" in (folder().edition / "style/theme.css").read_text("utf-8")
    bundle = read_bundle(folder().releases / "last")
    assert list(bundle.theme) == ["theme/templates/footer.html"]
    assert [section.key for section in bundle.archive.sections] == ["voices"]


@pytest.mark.usefixtures("item")
def test_the_same_archive_gives_the_same_bundle(tmp_path):
    declare()
    template("<footer></footer>")
    one, two = (release_to(folder(), tmp_path / n, as_of=today()) for n in ("one", "two"))
    assert one.release_id == two.release_id


BROKEN = {
    "a colour that is hardly seen": (
        '[theme.light]\nlink = "#9aa9ab"\n', "", FolderError,
        "FH130 theme.light.link: 2.39 to 1 on paper, needs 4.5 to 1",
    ),
    "a phrase that is none": (
        '[theme.texts.en]\n"Frontpage" = "x"\n', "", ThemeError,
        "FH517 theme.texts.en: there is no such phrase: Frontpage",
    ),
    "no template": (
        "", "{% if %}", ThemeError,
        "FH517 theme/templates/footer.html line 1: Expected an expression",
    ),
    "a broken template": (
        "", "\n{{ nobody }}", BuildFailedError,
        "FH517 theme/templates/footer.html line 2: UndefinedError 'nobody' is undefined",
    ),
    "a script": (
        "", "<script>1</script>", FolderError,
        "FH131 theme/templates/footer.html: line 1 runs something or reaches elsewhere",
    ),
}  # fmt: skip


@pytest.mark.usefixtures("item")
@pytest.mark.parametrize("why", BROKEN)
def test_what_is_wrong_is_said_and_the_edition_stands(why):
    assert publish_now().swapped
    before = (folder().edition / "en/index.html").read_bytes()
    told, source, error, says = BROKEN[why]
    declare(told)
    if source:
        template(source)
    with pytest.raises(error) as refused:
        publish_now()
    assert says in str(refused.value)
    assert (folder().edition / "en/index.html").read_bytes() == before
    assert (folder().releases / "last/manifest.json").is_file()


@pytest.mark.usefixtures("item")
@pytest.mark.parametrize("why", BROKEN)
def test_the_screen_of_publishing_says_what_to_mend(member, monkeypatch, why):
    told, source, _error, says = BROKEN[why]
    declare(told)
    if source:
        template(source)
    monkeypatch.setattr(
        jobs, "_in_thread", lambda place, as_of: lambda job: jobs.carry_out(job, place, as_of=as_of)
    )
    monkeypatch.setattr(jobs, "_jobs", {})
    client = client_of(member)
    client.post("/publish/start")
    screen = client.get("/publish/").content.decode()
    assert "theme cannot be used" in screen
    assert says.split(" ", maxsplit=1)[1].split("'")[0].strip() in screen


@pytest.mark.usefixtures("item")
def test_what_would_change_cannot_be_asked_with_a_theme_that_is_none(member):
    declare('[theme]\nfaces = "none"\n')
    answer = client_of(member).get("/publish/changes")
    assert answer.status_code == OK
    assert "theme.faces: must be bundled or local" in answer.content.decode()
    assert "theme cannot be used" in client_of(member).get("/publish/?check=1").content.decode()


def test_every_other_screen_stands_while_the_theme_is_mended(member, item):
    declare('[theme]\nfaces = "none"\n')
    client = client_of(member)
    for address in ("/", f"/items/{item.id}/", "/review/", f"/review/items/{item.id}/en/"):
        assert client.get(address).status_code == OK, address
    preview = client.get(f"/preview/items/{item.id}/en/")
    assert preview.status_code == OK
    assert "theme.css" not in preview.content.decode()


def test_a_preview_wears_the_theme(member, item):
    declare()
    template("<footer class='theirs'></footer>")
    client = client_of(member)
    page = client.get(f"/preview/items/{item.id}/en/").content.decode()
    assert '"/preview/theme.css"' in page
    assert "theirs" in page
    style = client.logout() or client.get("/preview/theme.css")
    assert "--link: #7a1f3d" in style.content.decode()
    assert style["Content-Type"] == "text/css; charset=utf-8"


def test_it_is_said_in_persian(colleague):
    declare('[theme]\nfaces = "none"\n')
    said = client_of(colleague).get("/publish/changes").content.decode()
    assert "پوستهٔ این بایگانی را نمی‌توان به کار برد." in said
