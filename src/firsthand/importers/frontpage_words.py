"""What front pages write around their teasers: "read more", cut marks, dates, box titles."""

import re
import unicodedata

_MORE = """
read more|more|read on|on|continue|continue reading|continued|cont|cont'd|full text|full story
read the full story|read full article|read the article|read article|the full article
full article|the rest|details|next|go|go on|read it|keep reading|view more|see more|learn more
find out more|more info|more information|click here|here|link|open|view
lire la suite|la suite|suite|suivre|lire|lire plus|en savoir plus|savoir plus|plus|voir plus
lire l'article|voir la suite|texte complet|texte intégral|lire le texte|à lire|continuer
continuer la lecture|cliquez ici|ici|lire davantage|et la suite|suite de l'article|détails
ادامه|ادامه مطلب|ادامه‌ی مطلب|ادامه متن|ادامه خبر|ادامه نوشته|ادامه مقاله|ادامه دارد|بیشتر
بیشتر بخوانید|بخوانید|متن کامل|مشروح|مشروح خبر|جزئیات|شرح|دنباله|دنباله مطلب|کلیک کنید|اینجا
اقرأ المزيد|المزيد|للمزيد|اقرأ|تتمة|التتمة|التفاصيل|تفاصيل|اقرأ التفاصيل|لقراءة المزيد|هنا
قراءة المزيد|مزيد|مزيد من التفاصيل|النص الكامل|البقية|متابعة القراءة|تابع القراءة|تابع|اضغط هنا
mehr|weiter|weiterlesen|mehr lesen|lesen|zum artikel|leer más|más|seguir leyendo|ver más|continuar
leggi tutto|leggi|continua|continua a leggere|leia mais|ler mais|mais|lees meer|lees verder|meer
verder|devamı|devamını oku|devamı için|читать далее|далее|подробнее|читать|więcej|czytaj więcej
czytaj dalej|läs mer|les mer|læs mere|lue lisää|číst dále|více|tovább|citește mai mult|mai mult
διαβάστε περισσότερα|περισσότερα|המשך|קרא עוד|続きを読む|続き|全文|阅读全文|更多|続きはこちら
더 보기|زیاتر|مزید|مزید پڑھیں|مزید پڑھئے|لئێرە بخوێنەوە|ادامه‌ی خبر|կարդալ ավելին
"""
_SIDE = """
most read|most popular|most viewed|popular|popular posts|related|related stories|related articles
related posts|see also|read also|also read|you may also like|more stories|more from|recent posts
recent comments|latest comments|comments|archives|categories|links|tags|poll|our question
recommended|trending|top stories|les plus lus|les plus lues|articles les plus lus|à lire aussi
lire aussi|sur le même sujet|articles liés|articles similaires|voir aussi|commentaires|liens
dernières nouvelles en bref|پربیننده|پربیننده‌ترین|پربیننده ترین|پربازدید|پربازدیدترین
پربازدید ترین|پرخواننده‌ترین|پرخواننده ترین|مطالب مرتبط|مرتبط|بیشتر بخوانید|نظرات|دیدگاه‌ها|پیوندها
نظرسنجی|الأكثر قراءة|الاكثر قراءة|الأكثر مشاهدة|مواضيع ذات صلة|ذات صلة|مقالات ذات صلة|اقرأ أيضا
التعليقات|روابط|استطلاع|إقرأ أيضا|meistgelesen|lo más leído|ähnliche artikel
"""
_PHRASES = re.compile(
    r"(?:(?:read|learn|find out|see|view) (?:\S+ ){0,2}?more|read on|continue reading|continued|keep reading"
    r"|(?:read )?(?:the )?(?:full|whole) (?:story|article|text|letter|report)"
    r"|(?:lire|voir) (?:la suite|plus|l article)|en savoir plus|la suite"
    r"|ادامه\S* (?:مطلب|متن|خبر|نوشته|مقاله|گزارش|نامه)|بیشتر بخوانید|متن کامل"
    r"|(?:اقرا|قراءه|لقراءه|اقراي) المزید|متابعه القراءه|تابع القراءه|النص الکامل)(?= |$)"
)
_LETTERS = str.maketrans("يىكةأإآٱۀ", "ییکهااااه", "\u200c\u200d\u0640\u0654")
_CUT_END = re.compile(
    r"(?:\.\s?\.+|…|\.\.\.|\[\s*(?:\.\s?\.+|…)\s*\]|\(\s*(?:\.\s?\.+|…)\s*\)"
    r"|[\(\[]\s*(?:cont(?:inued|\.|'d)?|more|suite|à suivre|ادامه(?: دارد)?|یتبع|يتبع|تتمة|البقية)"
    r"\s*\.*[\)\]])[\s\"'”»)\]]*$",
    re.IGNORECASE,
)
_CUT_START = re.compile(r"^[\s\"'“«(\[]*(?:\.\s?\.+|…|\[\s*(?:\.\s?\.+|…)\s*\])")
_MONTHS = (
    "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|janv|févr|fevr|mars|avr|mai|juin|juil|août"
    "|aout|sept|déc|فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند|محرم|صفر"
    "|ربیع|ربيع|جمادی|جمادى|رجب|شعبان|رمضان|شوال|ذو|ذی|ينایر|يناير|ژانویه|ژوئن|ژوئیه|فوریه|فبراير"
    "|مارس|آوریل|أبريل|ابريل|أفريل|مه|مايو|ماي|يونيو|جوان|يوليو|جويلية|اوت|أغسطس|سپتامبر|سبتمبر"
    "|اکتبر|أكتوبر|اكتوبر|نوامبر|نوفمبر|دسامبر|ديسمبر|كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|آب"
    "|أيلول|تشرين"
)
_DATE = re.compile(
    rf"\d{{1,4}}\s?[-/.]\s?\d{{1,2}}\s?[-/.]\s?\d{{1,4}}"
    rf"|(?:\d{{1,2}}\s*(?:st|nd|rd|th|er)?\.?\s*(?:de\s+)?(?:{_MONTHS})[^\W\d_]*\.?,?"
    rf"(?:\s+(?:الأول|الثاني|الاول|الآخر|اول|ثانی))?\s*(?:de\s+)?(?:\d{{2,4}})?)"
    rf"|(?:(?:{_MONTHS})[^\W\d_]*\.?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?\d{{4}})",
    re.IGNORECASE,
)
_DATE_FILLER = re.compile(
    r"(?:[^\W\d_]+day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|شنبه|یکشنبه|دوشنبه|سه|چهار"
    r"|چهارشنبه|پنجشنبه|پنج|جمعه|ال\w+|يوم|published|posted|on|le|publié|written|updated|date|dated"
    r"|تاریخ|انتشار|نوشته|شده|در|التاريخ|نشر|بتاريخ|في|at|am|pm|à|ساعت|h|gmt|\d+)",
    re.IGNORECASE,
)
_COUNTERS = re.compile(
    r"\b(?:comments?|hits?|views?|reads?|replies|reply|permalink|permanent link|trackbacks?|tweet"
    r"|share|print|e-?mail|commentaires?|visites?|lectures?|imprimer|partager|min read)\b"
    r"|نظر|بازدید|دیدگاه|تعليق|تعليقات|مشاهدة|القراءات|چاپ|طباعة|شارك",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[\u200c'’][^\W_]+)*")
_SYMBOLS_ONLY = re.compile(r"^[^\w]+$")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


def fold(words: str) -> str:
    """*words* for comparing: small letters, no marks, joiners or punctuation, one Arabic yeh."""
    plain = unicodedata.normalize("NFC", words).translate(_LETTERS).casefold()
    bare = "".join(one for one in plain if not unicodedata.combining(one))
    return " ".join(re.sub(r"[^\w]+", " ", bare).split())


def _folded(listed: str) -> frozenset[str]:
    return frozenset(fold(one) for line in listed.strip().splitlines() for one in line.split("|"))


MORE_WORDS = _folded(_MORE)
SIDE_TITLES = _folded(_SIDE)


def is_more(words: str) -> bool:
    """True where *words* only say that there is more: "Read more", "suite", "›", "..."."""
    stripped = words.strip()
    if not stripped or len(stripped) > 120:
        return False
    if _SYMBOLS_ONLY.match(stripped):
        return True
    folded = fold(stripped)
    return folded in MORE_WORDS or bool(_PHRASES.match(folded))


def is_known_more(words: str) -> bool:
    """True for the words themselves, symbols apart."""
    return is_more(words) and not _SYMBOLS_ONLY.match(words.strip())


def is_side_title(words: str) -> bool:
    """True for the title of a box that is no part of the page's own teasers."""
    return len(words) < 60 and fold(words) in SIDE_TITLES


def ends_cut(words: str) -> bool:
    """True where *words* end in dots or in "(cont.)"."""
    return bool(_CUT_END.search(words[-60:]))


def starts_cut(words: str) -> bool:
    """True where *words* begin with dots."""
    return bool(_CUT_START.match(words))


def count_words(words: str) -> int:
    """How many words; for scripts without spaces, two letters to a word."""
    return len(_WORD.findall(words)) + len(_CJK.findall(words)) // 2


def find_date(words: str) -> str:
    """The first written date in *words*; empty where none is seen."""
    found = _DATE.search(words)
    return found[0].strip(" ,.") if found else ""


def is_date_line(words: str) -> bool:
    """True where a short line says a date and nothing else."""
    if len(words) > 80 or not _DATE.search(words):
        return False
    rest = _DATE.sub(" ", words)
    return not _WORD.findall(_DATE_FILLER.sub(" ", rest))


def is_counter_line(words: str) -> bool:
    """True for "3 comments", "Hits: 41" and other lines about the page itself."""
    return len(words) < 120 and bool(_COUNTERS.search(words))
