"""The order of the alphabet, where that of the code points would mislead a reader."""

import unicodedata

# Persian's own letters have code points behind all the others, and و stands before ه.
PERSIAN = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
SAME = str.maketrans("كيىة", "کییه")
PLACES = {"fa": str.maketrans({letter: chr(0x627 + at) for at, letter in enumerate(PERSIAN)})}


def alphabetical(words: str, language: str) -> tuple[str, str]:
    """A key by which *words* sort as readers of *language* look for them.

    Case, accents and vowel signs decide only between what is otherwise equal; signs that are
    neither letters nor figures count as spaces.
    """
    plain = unicodedata.normalize("NFKD", words.casefold())
    letters = "".join(_counted(sign) for sign in plain if not unicodedata.combining(sign))
    if language in PLACES:
        letters = letters.translate(SAME).translate(PLACES[language])
    return " ".join(letters.split()), words


def _counted(sign: str) -> str:
    if unicodedata.category(sign) == "Cf":  # joins and directions are not to be seen
        return ""
    return sign if sign.isalnum() else " "
