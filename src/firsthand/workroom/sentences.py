"""What a refusal means, in the Member's language, with the next step: codes in, sentences out."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from firsthand.core.errors import FirsthandError

# By code and id, else by code alone.
SENTENCES: dict[str, Promise] = {
    # the door
    "FH603 weak_password": gettext_lazy(
        "This password is too easy. Take at least 12 characters that are no known password."
    ),
    "FH603 login_taken": gettext_lazy("There is a Member with this login. Take another one."),
    "FH603 no_login": gettext_lazy("A Member needs a login."),
    # Items and texts
    "FH602": gettext_lazy(
        "Somebody changed this in the meantime. Both are shown below; save again to keep yours."
    ),
    "FH603 field": gettext_lazy("This field cannot be set here."),
    "FH603 bad_date": gettext_lazy(
        "This date does not exist or is not EDTF. Write 1977, 1977-09 or 1977-09-23."
    ),
    "FH603 not_withdrawn": gettext_lazy(
        "This Item is not withdrawn, so there is nothing to put back."
    ),
    "FH603 parts": gettext_lazy("A series has at least one part. Leave it empty if nobody knows."),
    "FH603 same_language": gettext_lazy(
        "A translation is in another language. Correct the text instead, or choose the language."
    ),
    "FH603 empty": gettext_lazy("Nothing would be left of the text. Withdraw the Item instead."),
    "FH603 no_text": gettext_lazy("The Item has no text in this language. Add one first."),
    "FH603 kind": gettext_lazy(
        "A file can bring a received text, a transcript, a corrected text or a translation."
    ),
    # replies and corrections
    "FH603 link_to_itself": gettext_lazy("An Item cannot answer itself. Choose another one."),
    "FH603 linked_back": gettext_lazy(
        "That Item says the same of this one already. Take it off there first."
    ),
    "FH603 day_ahead": gettext_lazy("This day has not come yet. Give the day of the correction."),
    "FH603 words_not_shown": gettext_lazy(
        "For this reason the words themselves are not shown: they would show whom it protects. "
        "Leave both fields empty."
    ),
    "FH603 correction_names": gettext_lazy(
        "This holds the name of somebody who may not be named. Leave the name out of both fields."
    ),
    "FH603 no_words": gettext_lazy("Write what was set right, in one language at least."),
    "FH603 correction_kept": gettext_lazy(
        "This correction was approved: from then on it stays. Correct its words instead."
    ),
    # own voice
    "FH603 names_a_person": gettext_lazy(
        "This names a person who may not be named here. Put the person's slot or a role instead."
    ),
    "FH603 may_name_a_person": gettext_lazy(
        "This may name somebody here in another spelling. Put the person's slot or a role instead."
    ),
    "FH603 loaded_form": gettext_lazy(
        "This takes a hostile or self-praising name. "
        "Use the neutral name, or put it in quotation marks."
    ),
    "FH603 unknown_slot": gettext_lazy("A slot points at nobody. Choose the person again."),
    "FH603 slot_unknown": gettext_lazy(
        "Nobody is called as a slot says. Copy the slot from the person's page."
    ),
    "FH603 slot_ambiguous": gettext_lazy(
        "More than one person is called as a slot says. Copy the slot from the person's page."
    ),
    "FH603 slot_here": gettext_lazy(
        "A slot is not filled here: these words stand in place of a name. Say what somebody is."
    ),
    "FH603 pseudonym_taken": gettext_lazy("Another person has this pseudonym. Take another one."),
    "FH603 pseudonym_own_name": gettext_lazy(
        "This pseudonym is a form of the person's own name. Take one that gives no hint."
    ),
    "FH603 pseudonym_initials": gettext_lazy(
        "This pseudonym gives the person's initials. Take one that gives no hint."
    ),
    # bases
    "FH603 needs_none": gettext_lazy("Only a person needs a basis; organizations need none."),
    "FH603 minor_or_sealed": gettext_lazy(
        "No basis can be kept for somebody who is, or may be, under age, or who is sealed."
    ),
    "FH603 no_forms": gettext_lazy("Choose at least one name that the basis covers."),
    "FH603 needs_date_and_place": gettext_lazy(
        "Give the day of that publication, and its address or a kept copy."
    ),
    "FH603 needs_function": gettext_lazy("Name the public function."),
    "FH603 needs_reason_and_review": gettext_lazy(
        "Give the reason, and the day on which it is looked at again."
    ),
    "FH603 needs_second_signature": gettext_lazy(
        "This needs the signature of a second Member. Choose who has agreed."
    ),
    "FH603 needs_reason": gettext_lazy("Say in a few words on what this stands."),
    "FH603 kind_fixed": gettext_lazy(
        "What somebody is stays as entered, for an organization needs no basis. Enter them anew."
    ),
    "FH603 no_name": gettext_lazy("Write the name."),
    "FH603 form_in_use": gettext_lazy("A basis covers this name. End the basis first."),
    "FH603 neutral_taken": gettext_lazy("There is a neutral name in this language already."),
    # clearing
    "FH603 outside": gettext_lazy("The place lies outside the text. Choose it again."),
    "FH603 overlap": gettext_lazy(
        "A name is marked there already. Decide on that one, or dismiss it."
    ),
    "FH603 no_agent": gettext_lazy("Say who it is first."),
    "FH603 no_replacement": gettext_lazy("Write the words that shall stand instead."),
    "FH603 show_without_basis": gettext_lazy(
        "This name has no live basis. Add one on the person's page, or choose another treatment."
    ),
    # deciding
    "FH601 not_a_reviewer": gettext_lazy("Only a reviewer or protection officer decides this."),
    "FH601 not_a_publisher": gettext_lazy("Only an editor or publisher orders front pages."),
    "FH601 own_work": gettext_lazy(
        "You worked on this. Somebody else has to look at it; nobody approves their own work."
    ),
    "FH601 not_submitted": gettext_lazy("This was not submitted yet."),
    "FH601 changed": gettext_lazy(
        "The record changed after it was submitted. Have it submitted again."
    ),
    "FH601 not_the_publisher": gettext_lazy("Only a publisher makes a new edition."),
    "FH601 answered_once": gettext_lazy("You answered this. A second Member has to answer it too."),
    "FH603 verdict": gettext_lazy("Choose one of the answers."),
    "FH603 changed_while_open": gettext_lazy(
        "It was submitted anew after you opened it. Read it again before you decide."
    ),
    "FH603 own_voice": gettext_lazy(
        "A title, headline or teaser names somebody whom it may not name. Change its words first."
    ),
    "FH601 too_soon": gettext_lazy(
        "In a team of one, 24 hours pass between submitting and approving."
    ),
    "FH601 no_checklist": gettext_lazy("Go through the checklist first."),
    "FH603 not_submitted": gettext_lazy("Nothing was submitted, so nothing can be returned."),
    "FH603 no_reason": gettext_lazy("Write what has to change; whoever worked on it will read it."),
    "FH603 no_record": gettext_lazy("There is nothing to decide here yet."),
    "FH603 no_page": gettext_lazy(
        "There is no page of whoever has no name that may be shown, is a minor or is protected."
    ),
    "FH603 only_credited": gettext_lazy(
        "A person has a page as the named narrator of an Item, or as an official or leader."
    ),
    "FH603 agent_voice": gettext_lazy(
        "A name or role holds the name of somebody who may not be named. Change it first."
    ),
    # the store
    "FH152": gettext_lazy(
        "The disk is full. What is listed as imported is safe. "
        "Free some space, then add the rest again."
    ),
    "FH153": gettext_lazy(
        "The store of originals cannot be written. What is listed as imported is safe. "
        "Ask whoever runs this machine."
    ),
    "FH151": gettext_lazy(
        "The store of originals failed. What is listed as imported is safe. "
        "Try again; if it stays, ask whoever runs this machine."
    ),
    "FH156": gettext_lazy("These bytes are not in the store. Have the archive verified."),
}

REFUSED_INPUTS: dict[str, Promise] = {
    "empty": gettext_lazy("The file is empty. Save it again at its source."),
    "binary": gettext_lazy(
        "This is no text. Web pages, plain text and Markdown can be read; a picture is added on "
        "the page of its Item."
    ),
    "too_large": gettext_lazy("The file is larger than 64 MB. Add it in smaller parts."),
    "not_text": gettext_lazy("There are no words in it that could become an Item."),
    "too_deep": gettext_lazy("The page is nested too deeply to be read. Paste its words instead."),
    "timed_out": gettext_lazy("Reading took too long and was stopped. Paste its words instead."),
    "out_of_memory": gettext_lazy("Reading needed too much memory. Paste its words instead."),
    "crashed": gettext_lazy("Reading failed and was stopped safely. Paste its words instead."),
    "unsupported": gettext_lazy(
        "This format cannot be read yet. Web pages, plain text and Markdown can."
    ),
    "unreadable": gettext_lazy("The file could not be read. Check it and add it again."),
    "damaged": gettext_lazy("The folder is damaged. Pack it again and add it once more."),
}

REFUSED_PICTURES: dict[str, Promise] = {
    "no_picture": gettext_lazy("This is no picture. JPEG, PNG and WebP can be added."),
    "picture_format": gettext_lazy(
        "This is a picture, of a format that is not read: GIF, TIFF, SVG, HEIC, AVIF, PDF and "
        "others. Save it as JPEG, PNG or WebP and add that."
    ),
    "picture_too_large": gettext_lazy(
        "It has more than 80 million pixels. Save it smaller and add that."
    ),
    "picture_broken": gettext_lazy(
        "It is cut or damaged, and cannot be shown whole. Fetch it from its source once more."
    ),
    "too_large": gettext_lazy("The file is larger than 64 MB. Save it smaller and add that."),
    "timed_out": gettext_lazy("Re-making it took too long and was stopped. Save it smaller."),
    "out_of_memory": gettext_lazy("Re-making it needed too much memory. Save it smaller."),
    "crashed": gettext_lazy(
        "Re-making it failed and was stopped safely. Save it as PNG and add that."
    ),
}


def sentence(error: FirsthandError) -> str:
    """What went wrong and what to do next."""
    known = SENTENCES.get(f"{error.code} {error.subject_id}") or SENTENCES.get(error.code)
    if known is not None:
        return str(known)
    return _("This was refused (%(code)s). Nothing was changed.") % {"code": str(error)}


def refused_input(code: str) -> str:
    """Why an input was not read, and what to do next."""
    known = REFUSED_INPUTS.get(code)
    if known is not None:
        return str(known)
    return _("It could not be read (%(code)s).") % {"code": code}


def refused_picture(code: str) -> str:
    """Why a picture was not taken, and what to do next."""
    known = REFUSED_PICTURES.get(code)
    return str(known) if known is not None else refused_input(code)
