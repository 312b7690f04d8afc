"""The registry of controls that are due: what stands between a threat and a person.

The rows are those of docs/threat-model.md. A control without a fault that breaks it, and a test
that catches that fault, does not exist: tests/leak walks this list.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Control:
    """One control: its code, its row in the threat model, what it does, where its guard stands.

    *guard* is a dotted path or a file of the repository, as text: naming it crosses no wall.
    """

    code: str
    row: int
    says: str
    guard: str


CONTROLS = (
    Control(
        "cleared-text",
        1,
        "Only public texts made from decided Mentions and Cuts cross; our own words name people "
        "by slots that the gate fills; a teaser is cut from public text.",
        "firsthand.disclosure.treatments.Treating.insert",
    ),
    Control(
        "public-tokens",
        2,
        "Feeds and lists are made of the same public records as the pages: no word stands in "
        "them that stands on no page.",
        "firsthand.edition.pages.feed.pages",
    ),
    Control(
        "field-class",
        3,
        "Every field has a class beside it, without default or wildcard; what is public says "
        "why; what stands in no Candidate cannot cross.",
        "firsthand.disclosure.classes.Disclosure",
    ),
    Control(
        "image-remade",
        4,
        "A picture crosses as pixels alone: decoded in a process of its own, encoded anew, and "
        "believed only as one bare frame; its name is its public id, its digest is signed.",
        "firsthand.importers.remaking.bare_webp",
    ),
    Control(
        "public-id",
        6,
        "Addresses are made of 128 random bits drawn once, never of a name, a title or a private "
        "id.",
        "firsthand.workroom.documentation.models.new_pid",
    ),
    Control(
        "no-trace",
        7,
        "What is not public leaves no trace: gaps and lists come from public records, and not "
        "held, not published and withdrawn look alike.",
        "firsthand.disclosure.release.release",
    ),
    Control(
        "whole-edition",
        8,
        "Each edition is built whole into a new folder, with one fixed time for all files, and "
        "takes the place of the last.",
        "firsthand.workroom.publishing.swap.swap_in",
    ),
    Control(
        "quiet-log",
        14,
        "The log holds known keys with event codes and ids; error pages say nothing of what went "
        "wrong.",
        "firsthand.workroom.quiet.QuietErrorsMiddleware",
    ),
    Control(
        "no-markup",
        17,
        "A text is words and marks, HTML is never stored, and every template escapes; links are "
        "http or https.",
        "firsthand.edition.inline.inline_html",
    ),
    Control(
        "import-sandbox",
        18,
        "Foreign bytes are parsed in a process without database, files and, where the system "
        "allows, network, under limits of memory and time.",
        "firsthand.importers.sandbox.close_files",
    ),
    Control(
        "plain-files",
        22,
        "The edition is plain files with relative links: it reads the same from a mirror, a "
        "sub-path or a disk.",
        "firsthand.edition.site.Site.view",
    ),
    Control(
        "exact-release",
        23,
        "An approval signs the digest of the whole record; what differs, is void or has lost its "
        "basis is left out or masked on the day.",
        "firsthand.disclosure.release.judge_item",
    ),
    Control(
        "pinned",
        24,
        "What is installed is one version with its hashes, from no written address.",
        "requirements/runtime.txt",
    ),
)
