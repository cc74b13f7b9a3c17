"""The words of an incident: what can be answered, and how each answer reads on a page and in a document."""

from __future__ import annotations

from enum import StrEnum


class Worded(StrEnum):
    """An answer with its words. Each class gives them in `WORDS_OF`, below."""

    @property
    def words(self) -> str:
        return WORDS_OF[type(self)][self]

    @property
    def heading(self) -> str:
        """The words where they begin a line: "Decision sent to the Panel"."""
        return self.words[:1].upper() + self.words[1:]


def choices(terms: type[Worded]) -> list[tuple[str, str]]:
    """The answers with their words, for a field or a column."""
    return [(each.value, each.words) for each in terms]


class Stage(Worded):
    """Where a case stands. Stages run in order and are shown as one plain word."""

    RECORDING = "recording"
    NOTIFICATION = "notification"
    RAPID_REVIEW = "rapid-review"
    DECIDED = "decided"
    REVIEW = "review"
    CLOSED = "closed"


# From each stage, the stages that may follow.
MOVES = {
    Stage.RECORDING: {Stage.NOTIFICATION, Stage.CLOSED},
    Stage.NOTIFICATION: {Stage.RAPID_REVIEW, Stage.CLOSED},
    Stage.RAPID_REVIEW: {Stage.DECIDED, Stage.NOTIFICATION, Stage.CLOSED},
    Stage.DECIDED: {Stage.RAPID_REVIEW, Stage.REVIEW, Stage.CLOSED},
    Stage.REVIEW: {Stage.DECIDED, Stage.CLOSED},
    # Opened again, a case goes back to the stage it had.
    Stage.CLOSED: {Stage.RECORDING, Stage.NOTIFICATION, Stage.RAPID_REVIEW, Stage.DECIDED, Stage.REVIEW},
}


class Outcome(Worded):
    """What became of the child: the nature of the incident in the national statistics."""

    DIED = "died"
    SERIOUSLY_HARMED = "seriously-harmed"
    OTHER = "other"


class Suspicion(Worded):
    """Whether abuse or neglect is known or suspected: the first half of the test of section 16C(1)."""

    YES = "known-or-suspected"
    NO = "not"
    NOT_KNOWN = "not-known-yet"


class Accuracy(Worded):
    EXACT = "exact"
    APPROXIMATE = "approximate"
    NOT_KNOWN = "not-known"


class Answer(Worded):
    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not-known"


class Sex(Worded):
    FEMALE = "female"
    MALE = "male"
    NOT_KNOWN = "not-known"


class Plan(Worded):
    NONE = "none"
    CHILD_IN_NEED = "child-in-need"
    CHILD_PROTECTION = "child-protection"
    NOT_KNOWN = "not-known"


class Placement(Worded):
    """Where a looked-after child lives, as the national form asks."""

    FOSTER = "foster"
    KINSHIP = "kinship"
    CHILDRENS_HOME = "childrens-home"
    SUPPORTED = "supported-accommodation"
    WITH_PARENTS = "with-parents"
    SECURE = "secure-or-custody"
    HOSPITAL = "hospital"
    OTHER = "other"


class Relation(Worded):
    """Who somebody in the people register is to the case."""

    CHILD = "child"
    SIBLING = "sibling"
    MOTHER = "mother"
    FATHER = "father"
    PARTNER = "partner"
    CARER = "carer"
    RELATIVE = "relative"
    OTHER = "other"


class DutyState(Worded):
    OPEN = "open"
    DONE = "done"
    WITHDRAWN = "withdrawn"


class NoticeKind(Worded):
    """To whom the local authority gives notice: one national system, two duties."""

    PANEL = "panel"
    SECRETARY_OF_STATE = "secretary-of-state"


class LateReason(Worded):
    """Why something was done late; feeds the yearly report."""

    NOT_TOLD = "not-told"
    CRITERIA_UNCLEAR = "criteria-unclear"
    INFORMATION_MISSING = "information-missing"
    STAFF_ABSENCE = "staff-absence"
    LEGAL_ADVICE = "legal-advice"
    SYSTEM_FAULT = "system-fault"
    OTHER = "other"


class ReferralState(Worded):
    WAITING = "waiting"
    INCIDENT = "incident"
    CLOSED = "closed"


WORDS_OF: dict[type[Worded], dict[Worded, str]] = {
    Stage: {
        Stage.RECORDING: "being recorded",
        Stage.NOTIFICATION: "notification",
        Stage.RAPID_REVIEW: "rapid review",
        Stage.DECIDED: "decision sent to the Panel",
        Stage.REVIEW: "review",
        Stage.CLOSED: "closed",
    },
    Outcome: {
        Outcome.DIED: "Died",
        Outcome.SERIOUSLY_HARMED: "Seriously harmed",
        Outcome.OTHER: "Other",
    },
    Suspicion: {
        Suspicion.YES: "Known or suspected",
        Suspicion.NO: "Not known or suspected",
        Suspicion.NOT_KNOWN: "Not known yet",
    },
    Accuracy: {
        Accuracy.EXACT: "I know the date",
        Accuracy.APPROXIMATE: "About this date",
        Accuracy.NOT_KNOWN: "Not known",
    },
    Answer: {Answer.YES: "Yes", Answer.NO: "No", Answer.NOT_KNOWN: "Not known"},
    Sex: {Sex.FEMALE: "Female", Sex.MALE: "Male", Sex.NOT_KNOWN: "Not known"},
    Plan: {
        Plan.NONE: "None",
        Plan.CHILD_IN_NEED: "Child in need plan",
        Plan.CHILD_PROTECTION: "Child protection plan",
        Plan.NOT_KNOWN: "Not known",
    },
    Placement: {
        Placement.FOSTER: "Foster care",
        Placement.KINSHIP: "Kinship care",
        Placement.CHILDRENS_HOME: "Children’s home",
        Placement.SUPPORTED: "Supported accommodation",
        Placement.WITH_PARENTS: "With parents",
        Placement.SECURE: "Secure home or custody",
        Placement.HOSPITAL: "Hospital",
        Placement.OTHER: "Somewhere else",
    },
    Relation: {
        Relation.CHILD: "Child",
        Relation.SIBLING: "Brother or sister",
        Relation.MOTHER: "Mother",
        Relation.FATHER: "Father",
        Relation.PARTNER: "Parent’s partner",
        Relation.CARER: "Carer",
        Relation.RELATIVE: "Other relative",
        Relation.OTHER: "Somebody else",
    },
    DutyState: {DutyState.OPEN: "Open", DutyState.DONE: "Done", DutyState.WITHDRAWN: "Withdrawn"},
    NoticeKind: {
        NoticeKind.PANEL: "Notification to the Panel",
        NoticeKind.SECRETARY_OF_STATE: "Notice to the Secretary of State and Ofsted",
    },
    LateReason: {
        LateReason.NOT_TOLD: "The local authority was told late",
        LateReason.CRITERIA_UNCLEAR: "It was unclear whether the criteria were met",
        LateReason.INFORMATION_MISSING: "Information was missing",
        LateReason.STAFF_ABSENCE: "Staff absence",
        LateReason.LEGAL_ADVICE: "Waiting for legal advice",
        LateReason.SYSTEM_FAULT: "A system was not available",
        LateReason.OTHER: "Other",
    },
    ReferralState: {
        ReferralState.WAITING: "Waiting to be screened",
        ReferralState.INCIDENT: "Became an incident",
        ReferralState.CLOSED: "Closed",
    },
}
