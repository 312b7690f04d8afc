"""Languages: their direction and the little that the core must say in them."""

ENDONYMS = {"en": "English", "fa": "فارسی", "ar": "العربية", "fr": "Français"}
RIGHT_TO_LEFT = frozenset(
    {"fa", "prs", "ar", "arz", "ary", "apc", "acm", "ckb", "ur", "he", "ps", "azb", "glk", "mzn"}
    | {"sd", "ug", "yi", "dv"}
)
UNDETERMINED = "und"
SCRIPTS = frozenset({"Arab", "Cyrl", "Grek", "Hans", "Hant", "Hebr", "Latn"})

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


def plain_tag(language: str) -> str:
    """Language and script of a tag and nothing more: a foreign page may write anything behind."""
    first, *rest = language.split("-")
    script = rest[0].title() if rest and rest[0].title() in SCRIPTS else ""
    return f"{first.lower()}-{script}" if script else first.lower()


def somebody(language: str) -> str:
    """How an unnamed person is called in *language*, English where we have no words."""
    return SOMEBODY.get(primary(language), SOMEBODY["en"])


def name_withheld(language: str) -> str:
    """What stands for a withheld name in *language*, English where we have no words."""
    return NAME_WITHHELD.get(primary(language), NAME_WITHHELD["en"])
