"""The closed lists of the model, as enums; vocabularies with labels are in `vocabulary`."""

from enum import StrEnum


class Completeness(StrEnum):
    """How much of its source an Item holds."""

    FULL = "full"
    EXCERPT = "excerpt"
    FRAGMENT = "fragment"


class Genre(StrEnum):
    """What sort of text a source is; opinion and advocacy are shown as such (F22)."""

    UNSET = "unset"
    FACT_REPORT = "fact_report"
    FIRST_PERSON = "first_person"
    OPINION = "opinion"
    ADVOCACY = "advocacy"
    ADVERT = "advert"


class ItemState(StrEnum):
    """Where an Item stands; submitted, returned and cleared belong to each language."""

    RECEIVED = "received"
    DESCRIBED = "described"
    WITHDRAWN = "withdrawn"
    SEALED = "sealed"
    DECLINED = "declined"


class RightsBasis(StrEnum):
    """Why an Item may be public at all."""

    OWN = "own"
    PERMISSION = "permission"
    LICENCE = "licence"
    PUBLIC_DOMAIN = "public_domain"
    QUOTATION = "quotation"


class DateShown(StrEnum):
    """How precisely a date may be shown."""

    NONE = "none"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"


class CalendarName(StrEnum):
    """The calendar in which a date was written."""

    GREGORIAN = "gregorian"
    SOLAR_HIJRI = "solar_hijri"
    LUNAR_HIJRI = "lunar_hijri"


class OriginalRole(StrEnum):
    """What an Original is to its Item."""

    TEASER = "teaser"
    FULL = "full"
    COPY = "copy"
    TRANSLATION = "translation"


class AgentRole(StrEnum):
    """What an Agent is to an Item."""

    AUTHOR = "author"
    INTERVIEWER = "interviewer"
    PUBLISHER = "publisher"
    ADDRESSEE = "addressee"
    SIGNATORY = "signatory"


class FlagCode(StrEnum):
    """A fault of the source: kept in the original, an editor's task on the Item."""

    NO_TITLE = "no_title"
    NO_OUTLET = "no_outlet"
    NO_DATE = "no_date"
    CUT = "cut"
    MID_SENTENCE = "mid_sentence"
    GLUED_WORDS = "glued_words"
    BROKEN_LINK = "broken_link"
    ENCODING = "encoding"
    CONTROL_CHARS = "control_chars"
    LANGUAGE_DOUBT = "language_doubt"
    MISSING_PART = "missing_part"
    BAD_DATE = "bad_date"
    THREAT = "threat"


class FlagState(StrEnum):
    """What became of a flag."""

    OPEN = "open"
    DONE = "done"
    NO_FAULT = "no_fault"


class VersionKind(StrEnum):
    """How a TextVersion came to be."""

    RECEIVED = "received"
    TRANSCRIPT = "transcript"
    CORRECTED = "corrected"
    TRANSLATION = "translation"
    PUBLIC = "public"


class Treatment(StrEnum):
    """What becomes of a Mention in the public text."""

    SHOW = "show"
    ROLE = "role"
    PSEUDONYM = "pseudonym"
    WITHHOLD = "withhold"
    GENERALISE = "generalise"
    NOT_A_NAME = "not_a_name"


class SuggestedBy(StrEnum):
    """Who first saw a Mention: a variant is another spelling of a known form, a check unsure."""

    IMPORTER = "importer"
    KNOWN_FORM = "known_form"
    VARIANT = "variant"
    RULE = "rule"
    CHECK = "check"
    MEMBER = "member"


class CutKind(StrEnum):
    """Whether words go, or are said more generally."""

    CUT = "cut"
    GENERALISE = "generalise"


class AgentKind(StrEnum):
    """What an Agent is; roles are links, never kinds."""

    PERSON = "person"
    GROUP = "group"
    ORGANIZATION = "organization"
    UNIDENTIFIED = "unidentified"


class PublicRole(StrEnum):
    """How public a person's function is."""

    NONE = "none"
    LOCAL = "local"
    OFFICIAL = "official"
    LEADER = "leader"


class Minor(StrEnum):
    """Whether a person is under age; unknown counts as yes wherever a name would be stored."""

    UNKNOWN = "unknown"
    NO = "no"
    YES = "yes"


class Protection(StrEnum):
    """How far a person is protected; *sealed* waits for its tier."""

    NONE = "none"
    PROTECTED = "protected"
    SEALED = "sealed"


class Register(StrEnum):
    """Who calls an Agent so."""

    SELF = "self"
    OFFICIAL = "official"
    ACRONYM = "acronym"
    TRANSLATION = "translation"
    TRANSLITERATION = "transliteration"
    KEYBOARD = "keyboard"
    NICKNAME = "nickname"
    ASSUMED = "assumed"
    HOSTILE = "hostile"
    MISSPELLING = "misspelling"


class BasisKind(StrEnum):
    """Why a person may be named."""

    CONSENT = "consent"
    PUBLISHED_EARLIER = "published_earlier"
    PUBLIC_FUNCTION = "public_function"
    PUBLIC_INTEREST = "public_interest"
    REFERENCE = "reference"


class Verdict(StrEnum):
    """What a Member decided of a whole public record."""

    SUBMIT = "submit"
    APPROVE = "approve"
    RETURN = "return"
    WITHDRAW = "withdraw"


class IdentityVerdict(StrEnum):
    """What a Member says of two Agents: one and the same, two, or nobody knows."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class SubjectType(StrEnum):
    """What a Decision is about."""

    ITEM_LANGUAGE = "item_language"
    SERIES = "series"
    AGENT = "agent"
    PAGE = "page"
    FRONT_PAGE = "front_page"
    BASIS = "basis"


class OwnerType(StrEnum):
    """What a short own-voice text belongs to."""

    ARCHIVE = "archive"
    ITEM = "item"
    AGENT = "agent"
    SERIES = "series"
    PAGE = "page"
    CORRECTION = "correction"
    PICTURE = "picture"


class OwnField(StrEnum):
    """Which own-voice text it is."""

    NAME = "name"
    TAGLINE = "tagline"
    INTERESTS = "interests"
    FUNDING = "funding"
    CONTACT = "contact"
    HEADLINE = "headline"
    TEASER = "teaser"
    CAPTION = "caption"
    LABEL = "label"
    ROLE = "role"
    PSEUDONYM = "pseudonym"
    TITLE = "title"
    SUPPLIED_TITLE = "supplied_title"
    BODY = "body"
    ALT = "alt"


class Origin(StrEnum):
    """Where an own-voice text comes from; machine output is labelled until checked (F24)."""

    ORIGINAL = "original"
    HUMAN = "human"
    MACHINE = "machine"
    SUPPLIED = "supplied"


class LinkKind(StrEnum):
    """How one Item stands to another."""

    REPLY_TO = "reply_to"
    SAME_ORIGIN = "same_origin"


class CorrectionReason(StrEnum):
    """Why the archive corrected itself (docs/architecture.md, Corrections)."""

    ERROR = "error"
    NEW_INFORMATION = "new_information"
    SAFETY = "safety"
    CONSENT = "consent"
    PRIVATE_PERSON = "private_person"
    LEGAL = "legal"


class PageSlug(StrEnum):
    """The free pages an edition may have."""

    ABOUT = "about"
    CONTACT = "contact"
    SAFETY = "safety"
    CORRECTIONS = "corrections"


class FacesFrom(StrEnum):
    """Where the edition's faces come from: brought along, or what the reader's machine has."""

    BUNDLED = "bundled"
    LOCAL = "local"


class MemberRole(StrEnum):
    """What a Member may do beside importing, describing and clearing."""

    EDITOR = "editor"
    DOCUMENTER = "documenter"
    ANALYST = "analyst"
    REVIEWER = "reviewer"
    PROTECTION = "protection"
    PUBLISHER = "publisher"
