"""The commands, from `init` to `restore`."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.integration.cli.conftest import firsthand

LETTER = "# To my brother\n\nThe post came on Tuesdays, and the drawer was open.\n"
COMMANDS = [
    "init",
    "demo",
    "import",
    "items",
    "members",
    "serve",
    "release",
    "build",
    "scan",
    "publish",
    "verify",
    "backup",
    "restore",
    "names",
]


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.md"
    path.write_text(LETTER)
    return path


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(command):
    ran = firsthand(command, "--help")
    assert ran.code == 0
    assert f"firsthand {command}" in ran.out.split("Example", 1)[1]


def test_help_lists_the_commands_in_order():
    lines = firsthand("--help").out.split("Commands:")[1].split("\n")
    assert [line.split()[0] for line in lines if line.strip()] == COMMANDS


@pytest.mark.parametrize(
    "arguments",
    [("nonesuch",), ("import",), ("import", "nowhere.txt"), ("items", "--archive")],
)
def test_wrong_use_is_exit_2(arguments, tmp_path):
    assert firsthand(*arguments, cwd=tmp_path).code == 2


def test_a_folder_without_an_archive_says_what_to_do(tmp_path):
    ran = firsthand("items", cwd=tmp_path)
    assert (ran.code, ran.out) == (1, "")
    assert "firsthand init" in ran.err


def test_init_refuses_a_folder_that_holds_something(tmp_path):
    (tmp_path / "note.txt").write_text("x")
    ran = firsthand("init", tmp_path, "--member", "anise")
    assert ran.code == 1
    assert "not empty" in ran.err


def test_import_reports_a_line_an_input(archive, letter, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    ran = firsthand("import", letter, empty, "--archive", archive, "--json")
    assert ran.code == 1
    assert [(row["name"], row["status"]) for row in ran.rows] == [
        ("letter.md", "imported"),
        ("empty.txt", "refused"),
    ]
    assert firsthand("import", letter, "--archive", archive, "--json").rows[0]["status"] == "held"


def test_refusals_say_why_in_words(archive, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    ran = firsthand("import", tmp_path / "empty.txt", "--archive", archive)
    assert "the file is empty" in ran.out


def test_pasted_text_comes_from_standard_input(archive):
    ran = firsthand("import", "-", "--archive", archive, given="یادداشت\nکشو باز بود.".encode())
    assert ran.code == 0
    (row,) = firsthand("items", "--archive", archive, "--json").rows
    assert (row["language"], row["direction"]) == ("fa", "rtl")


def test_items_print_one_object_an_item(archive, letter):
    firsthand("import", letter, "--archive", archive)
    (row,) = firsthand("items", "--archive", archive, "--json").rows
    assert row["title_original"] == "To my brother"
    assert row["text"] == "The post came on Tuesdays, and the drawer was open."
    assert row["state"] == "received"
    assert set(row) == {
        "id", "kind", "title_original", "title_supplied", "text", "language", "direction",
        "completeness", "series", "part", "position", "source_url", "flags", "state",
    }  # fmt: skip


def test_a_translation_joins_its_item(archive, letter, tmp_path):
    firsthand("import", letter, "--archive", archive)
    (row,) = firsthand("items", "--archive", archive, "--json").rows
    french = tmp_path / "lettre.md"
    french.write_text("# À mon frère\n\nLe courrier venait le mardi.\n")
    ran = firsthand(
        "import", french, "--into", row["id"][:8], "--as", "translation", "--language", "fr",
        "--archive", archive,
    )  # fmt: skip
    assert ran.code == 0, ran.err
    assert len(firsthand("items", "--archive", archive, "--json").rows) == 1


def test_members_are_listed_and_added(archive):
    firsthand("members", "--add", "medlar", "--language", "fa", "--archive", archive)
    rows = firsthand("members", "--archive", archive, "--json").rows
    assert [row["login"] for row in rows] == ["anise", "medlar"]


def test_verify_names_a_changed_original(archive, letter):
    firsthand("import", letter, "--archive", archive)
    assert firsthand("verify", "--archive", archive).code == 0
    (content,) = (archive / "originals").rglob("original.*")
    content.chmod(0o600)
    content.write_bytes(content.read_bytes().replace(b"open", b"shut"))
    ran = firsthand("verify", "--archive", archive, "--json")
    assert ran.code == 1
    assert [row["why"] for row in ran.rows] == ["changed"]


def test_a_backup_is_restored_and_verifies(archive, letter, tmp_path):
    firsthand("import", letter, "--archive", archive)
    (made,) = firsthand("backup", "--archive", archive, "--json").rows
    assert b"brother" not in Path(made["file"]).read_bytes()
    again = tmp_path / "again"
    ran = firsthand("restore", made["file"], again)
    assert ran.code == 0, ran.err
    before = firsthand("items", "--archive", archive, "--json").out
    assert firsthand("items", "--archive", again, "--json").out == before
    assert firsthand("verify", "--archive", again).code == 0
    assert (archive / "backups" / "restore-seen.txt").is_file()


def test_a_new_archive_publishes_an_empty_edition(archive):
    ran = firsthand("publish", "--archive", archive, "--json")
    assert ran.code == 0, ran.err
    assert ran.rows[0]["items"] == 0
    assert (archive / "edition" / "en" / "index.html").is_file()


def test_the_demo_says_on_every_page_that_it_is_invented(demo):
    pages = list((demo / "edition").rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        assert 'class="demo' in page.read_text("utf-8"), page.name


NEVER_NAMED = """
    select form.text from documentation_nameform form
    join documentation_agent agent on agent.id = form.agent_id
    where agent.kind = 'person' and form.register != 'nickname'
    and agent.id not in (select agent_id from protection_basis)
"""
COMPARED = """
    and agent.id {} in (select a_id from documentation_identitylink where verdict != 'unsure'
    union select b_id from documentation_identitylink where verdict != 'unsure')
"""


def forms_without_a_basis(demo, *, compared):
    """Forms of people without a basis: of those of whom a pair was decided, or of all others."""
    rows = NEVER_NAMED + COMPARED.format("" if compared else "not")
    with closing(sqlite3.connect(demo / "workroom.sqlite3")) as database:
        return [form for (form,) in database.execute(rows)]


def scan_for(demo, forms, names):
    names.write_text("\n".join(forms), "utf-8")
    return firsthand("scan", "--edition", demo / "edition", "--withheld", names)


def test_nothing_withheld_stands_in_the_demo(demo, tmp_path):
    """Every form of every person without a basis, whatever was decided over its words.

    Nicknames apart: "the magpie" stays in its text on purpose.
    """
    assert firsthand("scan", "--archive", demo).code == 0
    forms = forms_without_a_basis(demo, compared=False)
    assert len(forms) > 20
    ran = scan_for(demo, forms, tmp_path / "names.txt")
    assert (ran.code, ran.out) == (0, "")


def test_a_namesake_of_somebody_named_asks_and_never_blocks(demo, tmp_path):
    """Somebody named bears these names in another spelling: Members said who is who."""
    forms = forms_without_a_basis(demo, compared=True)
    ran = scan_for(demo, forms, tmp_path / "names.txt")
    assert ran.code == 1
    assert {line.split()[0] for line in ran.out.splitlines()} == {"asks"}


def test_a_planted_name_is_found_by_place_and_never_named(demo, tmp_path):
    site = shutil.copytree(demo / "edition", tmp_path / "site")
    page = next((site / "en" / "item").iterdir())
    page.chmod(0o600)
    text = page.read_text("utf-8").replace("</main>", "<p>Kium<b>ars</b> Pel&#118;and</p></main>")
    page.write_text(text, "utf-8")
    names = tmp_path / "names.txt"
    names.write_text("Kiumars Pelvand\n")
    ran = firsthand("scan", "--edition", site, "--withheld", names)
    assert ran.code == 1
    assert page.name in ran.out
    assert "Pelvand" not in ran.out + ran.err


def test_what_no_scan_finds_is_named_in_its_help():
    words = " ".join(firsthand("scan", "--help").out.split())
    for each in (
        "two initials",
        "a single word in another spelling or script",
        "spellings too far from its sounds or letters",
        "any other alias that is no listed form",
        "pixels, audio",
    ):
        assert each in words


def test_release_and_build_by_hand_give_the_demos_edition(demo, tmp_path):
    archive = shutil.copytree(demo, tmp_path / "copy")
    bundle, site = tmp_path / "bundle", tmp_path / "site"
    assert firsthand("release", bundle, "--archive", archive).code == 0
    assert firsthand("build", bundle, site).code == 0
    for path in (demo / "edition").rglob("*"):
        if path.is_file():
            twin = site / path.relative_to(demo / "edition")
            assert twin.read_bytes() == path.read_bytes(), path.name


def test_a_demo_is_built_anew_but_never_over_a_real_archive(archive):
    ran = firsthand("demo", archive, "--no-serve")
    assert ran.code == 2
    assert "no demo" in ran.err
