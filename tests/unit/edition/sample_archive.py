"""The archive of the sample, and its own pages."""
# ruff: noqa: E501 - a sentence of the sample stays on one line

from datetime import date

from tests.unit.edition.sample_relations import CLIPPING, REPLY, pid

from firsthand.core.codes import PageSlug
from firsthand.public.records import (
    ArchiveRecord,
    FrontEntry,
    FrontRecord,
    PageRecord,
    SeriesRecord,
)

SERIES = (
    SeriesRecord(pid(100), {"en": "The Book of Earth", "fa": "دفتر خاک"}, None),
    SeriesRecord(
        pid(101),
        {"fr": "Conversation avec une typographe", "en": "Conversation with a typesetter"},
        4,
    ),
)
FRONT_ENTRIES = (
    FrontEntry(pid(5), lead=True),
    FrontEntry(pid(4), lead=False),
    FrontEntry(pid(12), lead=False),
    FrontEntry(pid(2), lead=False),
    FrontEntry(pid(8), lead=False),
    FrontEntry(pid(3), lead=False),
    FrontEntry(CLIPPING, lead=False),
    FrontEntry(REPLY, lead=False),
    FrontEntry(pid(1), lead=False),
)
FRONTS = tuple(FrontRecord(language, FRONT_ENTRIES) for language in ("en", "fa", "ar", "fr"))


ABOUT = {
    "en": (
        "Who runs this archive",
        "Causeway Circle is an association of former members.\nIt has kept this archive since 1994.",
    ),
    "fa": (
        "این بایگانی از کیست",
        "حلقهٔ گذرگاه انجمن اعضای پیشین است.\nاین بایگانی را از ۱۹۹۴ نگه می‌دارد.",
    ),
    "ar": (
        "من يدير هذا الأرشيف",
        "حلقة الجسر جمعية لأعضاء سابقين.\nتحفظ هذا الأرشيف منذ عام ١٩٩٤.",
    ),
    "fr": (
        "Qui tient ces archives",
        "Le Cercle de la Chaussée est une association d’anciens membres.\nIl tient ces archives depuis 1994.",
    ),
}
PAGES = (
    *(PageRecord(PageSlug.ABOUT, lang, title, body) for lang, (title, body) in ABOUT.items()),
    PageRecord(PageSlug.CORRECTIONS, "en", "Corrections", "None so far."),
)
ARCHIVE = ArchiveRecord(
    languages=("en", "fa", "ar", "fr"),
    edition_date=date(2026, 3, 14),
    invented=True,
    one_member=False,
    base_url="",
    name={
        "en": "Causeway Circle",
        "fa": "حلقهٔ گذرگاه",
        "ar": "حلقة الجسر",
        "fr": "Cercle de la Chaussée",
    },
    tagline={
        "en": "First-hand accounts of life in Yekshakheh, 1974 to 1996, kept by former members.",
        "fa": "روایت‌های دست‌اول از زندگی در یک‌شاخه، گردآوردهٔ اعضای پیشین.",
        "ar": "روايات مباشرة عن الحياة في الغصن الواحد، يحفظها أعضاء سابقون.",
        "fr": "Récits de première main sur la vie à Yèkchakhé, gardés par d’anciens membres.",
    },
    interests={
        "en": "Two of our five board members are claiming their own letters back. We are a party to what we publish.",
        "fa": "دو نفر از پنج عضو هیئت‌مدیره خود در پی نامه‌هایشان هستند. ما یک طرف این ماجراییم.",
        "ar": "اثنان من أعضاء مجلسنا الخمسة يطالبان برسائلهما. نحن طرف فيما ننشر.",
        "fr": "Deux des cinq membres du bureau réclament leurs propres lettres. Nous sommes partie à ce que nous publions.",
    },
    funding={
        "en": "Members’ fees, and one grant from Quayside Printers, who compete with Yekshakheh for school books.",
        "fa": "حق عضویت، و یک کمک از چاپخانهٔ بارانداز که رقیب یک‌شاخه است.",
        "ar": "اشتراكات الأعضاء، ومنحة واحدة من مطبعة الرصيف المنافسة.",
        "fr": "Les cotisations, et une subvention de l’imprimerie Quayside, concurrente de Yèkchakhé.",
    },
    contact={
        "en": "Causeway Circle, Box 9, Port Ostrel. desk@causeway.example",
        "fa": "حلقهٔ گذرگاه، صندوق ۹، بندر استرل. desk@causeway.example",
        "ar": "حلقة الجسر، صندوق ٩، ميناء أوسترل. desk@causeway.example",
        "fr": "Cercle de la Chaussée, boîte 9, Port-Ostrel. desk@causeway.example",
    },
)
