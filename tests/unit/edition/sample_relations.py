"""What connects the Items of the sample: a reply, and an organization with its names."""

from firsthand.core.codes import AgentKind, LinkKind, Register
from firsthand.core.ids import pid_text
from firsthand.public.relations import AgentRecord, LinkRecord, NameLine


def pid(number: int) -> str:
    return pid_text(number.to_bytes(16, "big"))


LINKS = (LinkRecord(LinkKind.REPLY_TO, pid(4), pid(12)),)
AGENTS = (
    AgentRecord(
        pid(200),
        AgentKind.ORGANIZATION,
        {"en": "Yekshakheh", "fa": "یک‌شاخه", "ar": "يكشاخه", "fr": "Yèkchakhé"},
        {},
        (
            NameLine("Yekshakheh", "en", "Latn", Register.TRANSLITERATION),
            NameLine("یک‌شاخه", "fa", "Arab", Register.OFFICIAL),
            NameLine("the Stump", "en", "Latn", Register.HOSTILE),
        ),
        mentioned=(pid(2), pid(5)),
    ),
)
