"""What stands against a record, in the Member's language, with the next step."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from firsthand.disclosure.faults import Fault

SENTENCES: dict[Fault, Promise] = {
    Fault.NOT_DESCRIBED: _("The Item is not described yet. Say what it is on its page."),
    Fault.NO_KIND: _("It is not said what kind of source this is. Choose it on the Item's page."),
    Fault.NO_RIGHTS_BASIS: _("There is no rights basis. Choose one on the Item's page."),
    Fault.UNDECIDED_MENTION: _("A marked name is undecided. Decide it in the text."),
    Fault.SHOW_WITHOUT_BASIS: _(
        "A name is to be shown without a live basis. Add a basis, or treat the name otherwise."
    ),
    Fault.THREAT: _("A flag says that this may bring somebody into danger. It has to be closed."),
    Fault.OWN_VOICE: _(
        "A headline, teaser or title names somebody whom it may not name. Change its words."
    ),
    Fault.CANNOT_MASK: _("No public text can be made as decided. Take back the last mark or cut."),
    Fault.NOT_APPROVED: _("Nobody has approved it as it stands."),
    Fault.CHANGED_SINCE_APPROVAL: _("It changed after it was approved. It needs a new approval."),
    Fault.VOID: _("Its text has a newer version. Make the public text again from that one."),
    Fault.WITHDRAWN: _("The Item is withdrawn."),
    Fault.BASIS_ENDED: _("A basis has ended: a name that stood on it no longer appears."),
    Fault.RECEIVED_WORDS: _(
        "An address, a date or another short text as received holds a withheld name: it is left "
        "out."
    ),
    Fault.NO_ENTRY_PUBLIC: _("None of its Items is public."),
    Fault.NO_PAGE: _("Whoever it is may have no page, or no name of theirs may be shown."),
    Fault.NOT_NAMED: _("No published Item names them in a way that gives a page."),
    Fault.PICTURE_WITHOUT_ALT: _(
        "A picture is not described in this language. Write what it shows, on the Item's page."
    ),
    Fault.PICTURE_DAMAGED: _(
        "The file of a picture is missing or was changed. Take the picture off and add it again."
    ),
    Fault.CORRECTION_WITHOUT_WORDS: _(
        "A correction says nothing in any language. Write what was set right, on the Item's page."
    ),
    Fault.CORRECTION_REMOVED: _("The correction was removed from the Item."),
    Fault.REPLY_REMOVED: _("It no longer says that it answers that Item."),
    Fault.ANSWERED_GONE: _("The Item that it answers is no longer in the edition."),
}


def fault_sentences(faults: Iterable[Fault]) -> list[str]:
    """One sentence a fault, in a stable order."""
    return [str(SENTENCES[fault]) for fault in sorted(faults)]
