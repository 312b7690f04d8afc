"""In which language a text is: by its letters, its small words, and a model for the rest."""

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from firsthand.core.languages import UNDETERMINED, primary

SAMPLE_CP = 3000
# The lead of the model's first language, in its log odds, that counts for short texts.
SURE_LEAD = {"arabic": 12.0, "latin": 7.0, "cyrillic": 5.0, "devanagari": 5.0}
FEW_WORDS = 2
MANY_WORDS = 8
SMALL_WORDS_SHARE = 0.12
_SCRIPTS = {
    "arabic": re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f]"),
    "latin": re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff]"),
    "cyrillic": re.compile("[\u0400-\u052f]"),
    "greek": re.compile("[\u0370-\u03ff\u1f00-\u1fff]"),
    "hebrew": re.compile("[\u05d0-\u05ea]"),
    "kana": re.compile("[\u3041-\u30ff]"),
    "hangul": re.compile("[\uac00-\ud7a3\u1100-\u11ff]"),
    "han": re.compile("[\u4e00-\u9fff]"),
    "armenian": re.compile("[\u0531-\u0587]"),
    "georgian": re.compile("[\u10a0-\u10ff]"),
    "thai": re.compile("[\u0e01-\u0e3a]"),
    "devanagari": re.compile("[\u0904-\u0939]"),
    "ethiopic": re.compile("[\u1200-\u137f]"),
}
_ONE_LANGUAGE = {
    "greek": "el",
    "hebrew": "he",
    "kana": "ja",
    "hangul": "ko",
    "han": "zh",
    "armenian": "hy",
    "georgian": "ka",
    "thai": "th",
    "ethiopic": "am",
}
_BY_MODEL = {
    "arabic": frozenset({"fa", "ar", "ur", "ps", "ug", "ku"}),
    "cyrillic": frozenset({"ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "mn"}),
    "devanagari": frozenset({"hi", "mr", "ne"}),
}
_USUAL_LATIN = frozenset(
    {"en", "fr", "de", "es", "it", "pt", "nl", "sv", "no", "da", "fi", "pl", "cs", "hu", "ro", "tr"}
    | {"sq", "hr", "id", "vi", "ca", "az", "lt", "sw"}
)
_WORDS = re.compile(r"[^\W\d_]+")
_WORD_LISTS = json.loads(files(__package__).joinpath("language_words.json").read_text("utf-8"))
_SMALL_WORDS = {tag: frozenset(words.split()) for tag, words in _WORD_LISTS["small_words"].items()}
_SMALL = frozenset(_SMALL_WORDS)
# Folded: Arabic and Persian yeh and kaf are one in these.
_PERSIAN_WORDS = frozenset(_WORD_LISTS["persian"].split())
_ARABIC_WORDS = frozenset(_WORD_LISTS["arabic"].split())
_BOTH = _PERSIAN_WORDS & _ARABIC_WORDS
_FOLD = str.maketrans(
    "يىكأإ", "ییکاا", "\u200c\u200d\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
)
_PERSIAN_LETTERS = re.compile("[پچژگ\u06a9\u06cc\u06c0]")
_ARABIC_LETTERS = re.compile("[ةإٱ\u0671]|[\u064b-\u0650]\\b")
_ARABIC_ARTICLE = re.compile(r"\b[وفبكل]?(?:ال|لل)[^\W\d_]{2,}")
_PERSIAN_ENDINGS = re.compile(
    "\u200c(?:ها|هاي|های|هایش|ام|ای|اند|تر|ترین|اش)\\b|\\bن?می\u200c|\\bن?مي\u200c"
)
_PERSIAN_DIGITS = re.compile("[۰-۹]")
_ARABIC_DIGITS = re.compile("[٠-٩]")
_NEIGHBOURS = {
    "ur": re.compile("[ٹڈڑںے]"),
    "ps": re.compile("[ټډړږښګڼېۍ]"),
    "ckb": re.compile("[ڕڵۆێ]"),
}
_NEIGHBOURS_SHARE = 0.03
_OTHER_LETTERS = re.compile("[ąęłńśźżčďěňřťůžğışőűățđåø]")
_OTHER_LETTERS_SHARE = 0.05
_LETTERS = {
    "fr": re.compile("[œæçèêëàâùûîïÿ]", re.IGNORECASE),
    "de": re.compile("[äöüß]", re.IGNORECASE),
    "es": re.compile("[ñ¿¡]", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Found:
    """A BCP 47 primary tag, "und" where it cannot be told; `sure`: the words themselves say it."""

    tag: str
    sure: bool


def language_of_words(words: str, *, declared: str = "") -> Found:
    """The language of *words*; *declared* is believed where they leave it open and it may be so."""
    sample = words if len(words) <= SAMPLE_CP else words[:2000] + words[len(words) // 2 :][:1000]
    script = _script(sample)
    if script == "":
        return Found(UNDETERMINED, sure=False)
    tag = _by_script(script, sample)
    if tag:
        return Found(tag, sure=True)
    own = primary(declared)
    return Found(own if _may_be(own, script) else UNDETERMINED, sure=False)


def _script(sample: str) -> str:
    """The script with the most letters; kana before han, for Japanese has both."""
    if sample.isascii():
        return "latin" if len(_SCRIPTS["latin"].findall(sample[:200])) > 1 else ""
    often = Counter(sample)
    used = "".join(often)
    counts = {
        name: sum(often[letter] for letter in letters.findall(used))
        for name, letters in _SCRIPTS.items()
    }
    counts["han"] -= counts["kana"] * 10
    most = max(counts, key=lambda name: counts[name])
    return most if counts[most] > 1 else ""


def _by_script(script: str, sample: str) -> str:
    if script in _ONE_LANGUAGE:
        return _ONE_LANGUAGE[script]
    if script == "arabic":
        return _arabic_script(sample)
    if script == "latin":
        return _latin_script(sample)
    return _by_model(sample, script, _BY_MODEL[script])


def _arabic_script(sample: str) -> str:
    letters = len(_SCRIPTS["arabic"].findall(sample))
    for tag, own in _NEIGHBOURS.items():
        if len(own.findall(sample)) > letters * _NEIGHBOURS_SHARE:
            return tag
    persian, arabic = _signs(sample)
    if persian != arabic:
        return "fa" if persian > arabic else "ar"
    return _by_model(sample, "arabic", frozenset({"fa", "ar"}))


def _signs(sample: str) -> tuple[float, float]:
    """The weight of the signs of each; letters that the other never writes weigh most."""
    words = [word.translate(_FOLD) for word in _WORDS.findall(sample.replace("\u200c", " "))]
    persian = sum(word in _PERSIAN_WORDS and word not in _BOTH for word in words) * 1.0
    arabic = sum(word in _ARABIC_WORDS and word not in _BOTH for word in words) * 1.0
    persian += 1.5 * len(_PERSIAN_LETTERS.findall(sample)) + 3 * len(
        _PERSIAN_ENDINGS.findall(sample)
    )
    persian += bool(_PERSIAN_DIGITS.search(sample))
    arabic += 1.5 * len(_ARABIC_LETTERS.findall(sample)) + len(_ARABIC_ARTICLE.findall(sample))
    arabic += bool(_ARABIC_DIGITS.search(sample))
    return persian, arabic


def _latin_script(sample: str) -> str:
    if sample.isascii():
        words, is_other = _WORDS.findall(sample.casefold()), False
    else:
        words = [word.casefold() for word in _WORDS.findall(sample)]
        is_other = len(_OTHER_LETTERS.findall(sample)) > len(words) * _OTHER_LETTERS_SHARE
    best = "" if is_other else _by_small_words(sample, words)
    if best or len(words) < FEW_WORDS:
        return best
    wide = is_other or len(words) > MANY_WORDS
    return _by_model(sample, "latin", _USUAL_LATIN if wide else _SMALL)


def _by_small_words(sample: str, words: list[str]) -> str:
    often, used = Counter(words), "".join(set(sample))
    hits = {
        tag: sum(often[word] for word in often.keys() & small)
        for tag, small in _SMALL_WORDS.items()
    }
    for tag, letters in _LETTERS.items():
        hits[tag] += bool(letters.search(used))
    best, second = sorted(hits, key=lambda tag: hits[tag], reverse=True)[:2]
    is_first = hits[best] > hits[second] and hits[best] > len(words) * SMALL_WORDS_SHARE
    return best if is_first else ""


@cache
def _model() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE)


def _by_model(sample: str, script: str, among: frozenset[str]) -> str:
    """The model's first of *among*, where it leads by enough."""
    ranked = [(tag, float(score)) for tag, score in _model().rank(sample) if tag in among]
    (first, best), (_, second) = ranked[:2]
    words = len(_WORDS.findall(sample))
    return first if best - second > SURE_LEAD[script] or words >= MANY_WORDS else ""


def _may_be(declared: str, script: str) -> bool:
    """True where *declared* is a tag that is written in *script*."""
    if not re.fullmatch("[a-z]{2,3}", declared) or declared == UNDETERMINED:
        return False
    others = {tag for name, tags in _BY_MODEL.items() if name != script for tag in tags}
    others |= {tag for name, tag in _ONE_LANGUAGE.items() if name != script}
    if script == "latin":
        return declared not in others
    return declared in _BY_MODEL.get(script, frozenset()) or _ONE_LANGUAGE.get(script) == declared
