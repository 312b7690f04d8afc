"""The gate's rule for pictures: pixels re-made beforehand, words of ours, nothing else of them."""

from firsthand.core.codes import OwnField, RightsBasis
from firsthand.core.ids import pid_text
from firsthand.disclosure.candidates import ItemCandidate, PictureCandidate
from firsthand.disclosure.faults import Fault
from firsthand.disclosure.gate import own_words
from firsthand.disclosure.treatments import Treating
from firsthand.public.pictures import MEDIA_TYPE, picture_path
from firsthand.public.records import Picture, PictureFile

# A quotation is words, at most `extract_max` of them; a picture would be the whole of one (I17).
WITHOUT = frozenset({RightsBasis.QUOTATION, None})


def public_pictures(candidate: ItemCandidate, treating: Treating) -> tuple[Picture, ...]:
    """The pictures of a record in order; none under quotation (I17).

    Faults and bases met on the way are noted in *treating*: a picture that is not described in
    the record's language stands against the whole record.
    """
    if candidate.rights_basis in WITHOUT:
        return ()
    return tuple(_picture(each, candidate, treating) for each in candidate.pictures)


def _picture(picture: PictureCandidate, candidate: ItemCandidate, treating: Treating) -> Picture:
    picture_id = pid_text(picture.pid)
    alt = _own(picture, OwnField.ALT, candidate, treating)
    if not alt:
        treating.faults.add(Fault.PICTURE_WITHOUT_ALT)
    return Picture(
        picture_id=picture_id,
        files=tuple(
            PictureFile(
                path=picture_path(picture_id, file.width),
                media_type=MEDIA_TYPE,
                width=file.width,
                height=file.height,
                sha512=file.sha512,
            )
            for file in sorted(picture.files, key=lambda file: file.width)
        ),
        alt=alt,
        caption=_own(picture, OwnField.CAPTION, candidate, treating),
        focus_x=picture.focus_x,
        focus_y=picture.focus_y,
        warnings=picture.warnings,
    )


def _own(
    picture: PictureCandidate, field: OwnField, candidate: ItemCandidate, treating: Treating
) -> str:
    """Own voice with its slots filled; empty, with a fault, where it may not stand."""
    own = picture.own.get(field)
    if own is None or not own.text:
        return ""
    language = candidate.source.language
    filled = own_words(own, language, treating.gate, narrator=candidate.narrator)
    if filled is None:
        treating.faults.add(Fault.OWN_VOICE)
        return ""
    treating.bases |= filled.bases
    return filled.words
