"""Words for the closed lists of the model, in the Member's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STATES: dict[str, Promise] = {
    "received": _("Received"),
    "described": _("Described"),
    "submitted": _("For review"),
    "returned": _("Returned"),
    "cleared": _("Cleared"),
    "withdrawn": _("Withdrawn"),
    "sealed": _("Sealed"),
    "declined": _("Declined"),
}
GENRES: dict[str, Promise] = {
    "unset": _("Not said yet"),
    "fact_report": _("Report of facts"),
    "first_person": _("First person"),
    "opinion": _("Opinion"),
    "advocacy": _("Advocacy"),
    "advert": _("Advertisement"),
}
COMPLETENESS: dict[str, Promise] = {
    "full": _("Whole"),
    "excerpt": _("Excerpt"),
    "fragment": _("Fragment"),
}
RIGHTS: dict[str, Promise] = {
    "": _("None yet: cannot be published"),
    "own": _("Ours"),
    "permission": _("Permission"),
    "licence": _("Licence"),
    "public_domain": _("Public domain"),
    "quotation": _("Quotation"),
}
DATES_SHOWN: dict[str, Promise] = {
    "none": _("No date"),
    "year": _("The year"),
    "month": _("Year and month"),
    "day": _("The day"),
}
CALENDARS: dict[str, Promise] = {
    "": _("Not said"),
    "gregorian": _("Gregorian"),
    "solar_hijri": _("Solar hijri"),
    "lunar_hijri": _("Lunar hijri"),
}
FLAGS: dict[str, Promise] = {
    "no_title": _("It has no headline: a title is supplied."),
    "no_outlet": _("It does not say who printed it."),
    "no_date": _("It bears no date."),
    "cut": _("Its end is cut. Readers will see that."),
    "mid_sentence": _("It begins in the middle of a sentence."),
    "glued_words": _("Two words stand glued together."),
    "broken_link": _("Lead-in words of a link that is broken."),
    "encoding": _("The page declares a wrong encoding."),
    "control_chars": _("Invisible control characters were left out of the text."),
    "language_doubt": _("Its language is not certain."),
    "missing_part": _("A part of its series is missing."),
    "bad_date": _("Its date does not exist."),
    "threat": _("It may bring somebody into danger. It cannot be submitted."),
}
FLAGS_SHORT: dict[str, Promise] = {
    "no_title": _("No headline"),
    "no_outlet": _("No outlet"),
    "no_date": _("No date"),
    "cut": _("Cut"),
    "mid_sentence": _("Starts mid-sentence"),
    "glued_words": _("Glued words"),
    "broken_link": _("Broken link"),
    "encoding": _("Wrong encoding"),
    "control_chars": _("Control characters"),
    "language_doubt": _("Language in doubt"),
    "missing_part": _("Missing part"),
    "bad_date": _("Impossible date"),
    "threat": _("Danger"),
}
VERSION_KINDS: dict[str, Promise] = {
    "received": pgettext_lazy("text", "Received text"),
    "transcript": pgettext_lazy("text", "Transcript"),
    "corrected": pgettext_lazy("text", "Corrected text"),
    "translation": pgettext_lazy("text", "Translation"),
    "public": pgettext_lazy("text", "Public text"),
}
ORIGINAL_ROLES: dict[str, Promise] = {
    "teaser": _("Teaser on a front page"),
    "full": _("Whole text"),
    "copy": _("Copy"),
    "translation": _("Translation"),
}
AGENT_KINDS: dict[str, Promise] = {
    "person": _("Person"),
    "group": _("Group"),
    "organization": _("Organization"),
    "unidentified": _("Unidentified"),
}
PUBLIC_ROLES: dict[str, Promise] = {
    "none": _("None"),
    "local": _("Local"),
    "official": _("Official"),
    "leader": _("Leader"),
}
MINORS: dict[str, Promise] = {
    "unknown": _("Not known"),
    "no": _("No"),
    "yes": _("Yes"),
}
PROTECTIONS: dict[str, Promise] = {
    "none": pgettext_lazy("protection", "None"),
    "protected": _("Protected"),
    "sealed": _("Sealed"),
}
TREATMENTS: dict[str, Promise] = {
    "": _("None: decide each time"),
    "show": _("Show"),
    "role": _("Role"),
    "pseudonym": _("Pseudonym"),
    "withhold": _("Withhold"),
    "generalise": _("Say it more generally"),
    "not_a_name": _("Not a name"),
}
REGISTERS: dict[str, Promise] = {
    "self": _("What they call themselves"),
    "official": _("Official name"),
    "acronym": _("Acronym"),
    "translation": _("Translation of the name"),
    "transliteration": _("In another script"),
    "keyboard": _("Typed on another keyboard"),
    "nickname": _("Nickname"),
    "assumed": _("Assumed name"),
    "hostile": _("Hostile name"),
    "misspelling": _("Misspelling"),
}
IDENTITY: dict[str, Promise] = {
    "same": pgettext_lazy("verdict", "One and the same"),
    "different": pgettext_lazy("verdict", "Two of them"),
    "unsure": pgettext_lazy("verdict", "Not sure"),
}
LIKENESS: dict[str, Promise] = {
    "same": _("The names agree"),
    "ask": _("The names may be one"),
    "different": _("The names differ"),
}
# Why two words of names were, or were not, taken for one.
MEETINGS: dict[str, Promise] = {
    "same_spelling": _("Same spelling"),
    "other_script": _("The same in another script"),
    "written_otherwise": _("Written otherwise"),
    "run_together": _("One word here, several there"),
    "initial": _("An initial: it agrees, and says little"),
    "common_name": _("A common name: weak evidence"),
    "title": _("A title: it says little"),
    "missing": _("One of the two names does not have this"),
    "other_name": _("Another name"),
    "other_order": _("The words stand in another order"),
    "other_form": _("Another legal form"),
    "one_word": _("This rests on one word alone"),
}
BASES: dict[str, Promise] = {
    "consent": _("Consent"),
    "published_earlier": _("Published earlier under this name, by that person"),
    "public_function": _("Public official or leader, in that function"),
    "public_interest": _("Public interest, two signatures"),
    "reference": _("Reference: an author quoted, a figure outside the matter"),
}
ORIGINS: dict[str, Promise] = {
    "original": _("written here"),
    "human": _("translated by a person"),
    "machine": _("translated by a machine, not checked"),
    "supplied": _("supplied by us"),
}
FIELDS: dict[str, Promise] = {
    "headline": _("Headline"),
    "teaser": _("Teaser"),
    "supplied_title": _("Supplied title"),
    "title": _("Title"),
    "alt": _("What is to be seen, for whoever cannot see it"),
    "caption": _("Caption"),
    "role": _("Role"),
    "pseudonym": _("Pseudonym"),
}
CREDITS: dict[str, Promise] = {
    "author": pgettext_lazy("credit", "author"),
    "interviewer": pgettext_lazy("credit", "interviewer"),
    "publisher": pgettext_lazy("credit", "publisher"),
    "addressee": pgettext_lazy("credit", "addressee"),
    "signatory": pgettext_lazy("credit", "signatory"),
}
CORRECTIONS: dict[str, Promise] = {
    "error": _("An error of ours"),
    "new_information": _("New information"),
    "safety": _("Somebody's safety"),
    "consent": _("Consent"),
    "private_person": _("A private person"),
    "legal": _("The law"),
}
CAPTURES: dict[str, Promise] = {
    "saved_page": _("Saved page"),
    "gift": _("Gift"),
    "own_recording": _("Own recording"),
    "web_capture": _("Captured from the web"),
    "form": _("Form"),
    "scan": _("Scan"),
    "export": _("Export of another system"),
    "court_file": _("Court file"),
    "purchase": _("Purchase"),
    "unknown": _("Not known"),
}


def choices(words: dict[str, Promise]) -> list[tuple[str, str]]:
    """*words* as a form's choices."""
    return [(code, str(label)) for code, label in words.items()]
