"""Languages: their direction and the little that the core must say in them."""

ENDONYMS = {"en": "English", "fa": "فارسی", "ar": "العربية", "fr": "Français"}
RIGHT_TO_LEFT = frozenset(
    {"fa", "prs", "ar", "arz", "ary", "apc", "acm", "ckb", "ur", "he", "ps", "azb", "glk", "mzn"}
    | {"sd", "ug", "yi", "dv"}
)
UNDETERMINED = "und"

# The words that the gate puts in place of a name where the archive has none of its own.
SOMEBODY = {"en": "a person", "fa": "یک نفر", "ar": "شخص ما", "fr": "une personne"}
NAME_WITHHELD = {
    "en": "[name withheld]",
    "fa": "[نام محفوظ]",
    "ar": "[الاسم محجوب]",
    "fr": "[nom non divulgué]",
}


def direction(language: str) -> str:
    """`rtl` or `ltr` for a BCP 47 tag; `ltr` where the language is not known."""
    parts = language.lower().split("-")
    if "arab" in parts or "hebr" in parts:
        return "rtl"
    return "rtl" if parts[0] in RIGHT_TO_LEFT and "latn" not in parts else "ltr"


def primary(language: str) -> str:
    """The first subtag, lower case: `fa` for `fa-IR`."""
    return language.split("-", maxsplit=1)[0].lower()


def somebody(language: str) -> str:
    """How an unnamed person is called in *language*, English where we have no words."""
    return SOMEBODY.get(primary(language), SOMEBODY["en"])


def name_withheld(language: str) -> str:
    """What stands for a withheld name in *language*, English where we have no words."""
    return NAME_WITHHELD.get(primary(language), NAME_WITHHELD["en"])
