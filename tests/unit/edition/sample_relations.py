"""What connects the Items of the sample: replies, a source that came twice, names."""

from datetime import date

from firsthand.core.codes import AgentKind, CorrectionReason, LinkKind, Register
from firsthand.core.ids import pid_text
from firsthand.public.records import Correction
from firsthand.public.relations import AgentRecord, LinkRecord, NameLine


def pid(number: int) -> str:
    return pid_text(number.to_bytes(16, "big"))


REPLY, SECOND_REPLY, CLIPPING = pid(21), pid(22), pid(9)
LINKS = (
    LinkRecord(LinkKind.REPLY_TO, REPLY, pid(5)),
    LinkRecord(LinkKind.REPLY_TO, REPLY, pid(12)),
    LinkRecord(LinkKind.REPLY_TO, SECOND_REPLY, pid(4)),
    LinkRecord(LinkKind.SAME_ORIGIN, CLIPPING, pid(4)),
)
ORGANIZATION, BUREAU, LEADER = pid(200), pid(201), pid(202)
AGENTS = (
    AgentRecord(
        ORGANIZATION,
        AgentKind.ORGANIZATION,
        {"en": "Yekshakheh", "fa": "یک‌شاخه", "ar": "يكشاخه", "fr": "Yèkchakhé"},
        {},
        (
            NameLine("Yekshakheh", "en", "Latn", Register.TRANSLITERATION),
            NameLine("Yekshakheh Growers and Readers", "en", "Latn", Register.SELF),
            NameLine("یک‌شاخه", "fa", "Arab", Register.OFFICIAL),
            NameLine("يك‌شاخه", "fa", "Arab", Register.KEYBOARD),
            NameLine("الغصن الواحد", "ar", "Arab", Register.TRANSLATION),
            NameLine("le Rameau unique", "fr", "Latn", Register.TRANSLATION),
            NameLine("YGR", "en", "Latn", Register.ACRONYM),
            NameLine("the Stump", "en", "Latn", Register.HOSTILE),
            NameLine("کُنده", "fa", "Arab", Register.HOSTILE),
        ),
        credited=(REPLY,),
        mentioned=(pid(2), pid(5)),
    ),
    AgentRecord(
        BUREAU,
        AgentKind.ORGANIZATION,
        {"en": "Vashandar Registry Bureau"},
        {},
        (NameLine("Vashandar Registry Bureau", "en", "Latn", Register.OFFICIAL),),
        credited=(pid(4),),
    ),
    AgentRecord(
        LEADER,
        AgentKind.PERSON,
        {"en": "Touraj Qashnavi", "fa": "تورج قشنوی", "ar": "تورج قشنوي", "fr": "Touraj Kachnavi"},
        {"en": "leader of Yekshakheh", "fa": "رهبر یک‌شاخه"},
        (
            NameLine("تورج قشنوی", "fa", "Arab", Register.SELF),
            NameLine("Touraj Qashnavi", "en", "Latn", Register.TRANSLITERATION),
        ),
        mentioned=(pid(5),),
    ),
)
MENDED = Correction(
    pid(300),
    date(2026, 2, 3),
    CorrectionReason.ERROR,
    "Our translation said that the letters were kept safe. The author wrote that they were held "
    "back.",
    "en",
    "kept the letters safe",
    "held the letters back",
)
QUIET = Correction(pid(301), date(2025, 11, 21), CorrectionReason.LEGAL, "", "en")
