"""The words of requests, returns and the chronology: what can be answered, and how it reads."""

from __future__ import annotations

from typing import NamedTuple

from jigsaw.incidents.rules.terms import WORDS_OF, Worded


class ChronologyKind(Worded):
    """What an agency is asked to write: the two that guidance tells apart."""

    KEY_EVENTS = "key-events"
    FULL = "full"


class RequestState(Worded):
    ASKED = "asked"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


class ReturnState(Worded):
    """Where one version of a return stands. A version that was sent never changes."""

    WRITING = "writing"
    WITH_APPROVER = "with-approver"
    SENT = "sent"


class Involved(Worded):
    YES = "yes"
    NO = "no"


class LateReturn(Worded):
    """Why a return is late; feeds the yearly figures."""

    HARD_TO_FIND = "hard-to-find"
    ABSENCE = "absence"
    WRONG_PERSON = "wrong-person"
    LEGAL_ADVICE = "legal-advice"
    OTHER = "other"


class UploadKind(Worded):
    FILE = "file"
    PASTE = "paste"


class PartState(Worded):
    """Where the part of one department stands."""

    ASKED = "asked"
    RETURNED = "returned"
    TAKEN_BACK = "taken-back"


class ReminderKind(Worded):
    """When an agency is reminded: two working days before, the morning, the day after, then a call."""

    BEFORE = "before"
    MORNING = "morning"
    DAY_AFTER = "day-after"
    CALL = "call"
    BY_HAND = "by-hand"


class LinkKind(Worded):
    """How two rows of the chronology belong together."""

    SAME_EVENT = "same-event"
    DIFFER = "differ"


class PairDecision(Worded):
    """What a person decided of two rows that may be the same event."""

    KEEP = "keep"
    LINK = "link"
    MERGE = "merge"


class TagKind(Worded):
    """What a row can be found by."""

    PERSON = "person"
    THEME = "theme"


class ExportKind(Worded):
    """What the chronology is taken away as."""

    XLSX = "xlsx"
    DOCX = "docx"
    PDF = "pdf"


class ExportState(Worded):
    """Where an export stands. `names`: a name may stand in it, and a person has to say."""

    WAITING = "waiting"
    NAMES = "names"
    MADE = "made"
    FAILED = "failed"
    REMOVED = "removed"


class ImportState(Worded):
    """Where an import stands: looked at by a person, then by the worker's turn in the chronology."""

    READY = "ready"
    IMPORTING = "importing"
    DONE = "done"


WORDS_OF |= {
    ChronologyKind: {
        ChronologyKind.KEY_EVENTS: "Key events only",
        ChronologyKind.FULL: "Every contact",
    },
    RequestState: {
        RequestState.ASKED: "Asked",
        RequestState.RETURNED: "Returned",
        RequestState.WITHDRAWN: "Withdrawn",
    },
    ReturnState: {
        ReturnState.WRITING: "Being written",
        ReturnState.WITH_APPROVER: "With the manager who approves",
        ReturnState.SENT: "Sent",
    },
    Involved: {Involved.YES: "Yes", Involved.NO: "No involvement"},
    LateReturn: {
        LateReturn.HARD_TO_FIND: "Records were hard to find",
        LateReturn.ABSENCE: "Staff absence",
        LateReturn.WRONG_PERSON: "The request reached the wrong person",
        LateReturn.LEGAL_ADVICE: "Waiting for legal advice",
        LateReturn.OTHER: "Other",
    },
    UploadKind: {UploadKind.FILE: "Spreadsheet", UploadKind.PASTE: "Pasted rows"},
    PartState: {
        PartState.ASKED: "Asked",
        PartState.RETURNED: "Returned",
        PartState.TAKEN_BACK: "Taken back",
    },
    ReminderKind: {
        ReminderKind.BEFORE: "Two working days before",
        ReminderKind.MORNING: "On the morning",
        ReminderKind.DAY_AFTER: "The day after, with the deputy in copy",
        ReminderKind.CALL: "Time to call",
        ReminderKind.BY_HAND: "Sent by hand",
    },
    LinkKind: {LinkKind.SAME_EVENT: "Same event", LinkKind.DIFFER: "Accounts differ"},
    PairDecision: {
        PairDecision.KEEP: "Keep both",
        PairDecision.LINK: "Link them",
        PairDecision.MERGE: "Merge into one row with two sources",
    },
    ExportKind: {
        ExportKind.XLSX: "Excel (XLSX)",
        ExportKind.DOCX: "Word (DOCX)",
        ExportKind.PDF: "PDF",
    },
    ExportState: {
        ExportState.WAITING: "Being made",
        ExportState.NAMES: "Names to look at",
        ExportState.MADE: "Ready",
        ExportState.FAILED: "Not made",
        ExportState.REMOVED: "Removed after 30 days",
    },
    ImportState: {
        ImportState.READY: "To look at",
        ImportState.IMPORTING: "Being imported",
        ImportState.DONE: "Imported",
    },
    TagKind: {TagKind.PERSON: "Person", TagKind.THEME: "Theme"},
}


class SummaryField(NamedTuple):
    """One question of the agency summary: its key, page, words, hint, limit and whether it must be answered."""

    key: str
    page: str
    label: str
    hint: str
    limit: int
    needed: bool = False


# The agency summary. Source: the agency summary forms that partnerships publish. Episodes are asked apart.
SUMMARY_PAGES = {
    "records": "People and records you checked",
    "involvement": "Your agency’s involvement",
    "child": "The child and the family",
    "learning": "Analysis and learning",
}
SUMMARY = (
    SummaryField("author", "records", "Who wrote this return", "Name and role", 160, True),
    SummaryField(
        "people_known",
        "records",
        "People you knew",
        "Codes of the request, like Child A and Mother",
        500,
        True,
    ),
    SummaryField(
        "records_checked",
        "records",
        "Records and people you checked",
        "Systems, paper files, staff you spoke to",
        2000,
        True,
    ),
    SummaryField(
        "records_not_found",
        "records",
        "Records you could not find",
        "Leave empty if you found them all",
        1000,
    ),
    SummaryField(
        "dates_known", "involvement", "When your agency knew the family", "From when to when", 200, True
    ),
    SummaryField(
        "service_role",
        "involvement",
        "What your agency did for them",
        "The services or teams, and why they were involved",
        1000,
        True,
    ),
    SummaryField("history", "involvement", "Brief history", "What your records say, in short", 3000, True),
    SummaryField(
        "voice",
        "child",
        "The child’s daily life and voice",
        "What life was like for the child, and what they said, did or showed",
        2000,
        True,
    ),
    SummaryField(
        "family",
        "child",
        "Family, culture and identity",
        "How these were understood and taken into account",
        2000,
    ),
    SummaryField(
        "disproportionality",
        "child",
        "Fair treatment",
        "Whether race, disability, sex or another characteristic changed how the family was treated",
        1000,
    ),
    SummaryField(
        "good_practice", "learning", "What went well", "Practice that others could learn from", 2000
    ),
    SummaryField(
        "concerns",
        "learning",
        "What concerns you",
        "Practice that fell short of what is expected, and why it made sense at the time",
        2000,
    ),
    SummaryField(
        "learning", "learning", "Learning for your agency", "What you would do differently", 2000, True
    ),
    SummaryField("action_taken", "learning", "Action already taken", "What has changed since", 2000),
    SummaryField(
        "caveats",
        "learning",
        "Limits of this return",
        "What the reader must bear in mind, such as records still awaited",
        1000,
    ),
)
MOST_EPISODES = 10
EPISODE_LIMITS = {"when": 80, "what": 1000, "quality": 1000, "why": 1000}
