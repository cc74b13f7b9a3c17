"""The words of a rapid review: its sections, the factors of regulation 11, outcomes, views."""

from __future__ import annotations

from enum import StrEnum


class Answer(StrEnum):
    """Whether a factor of the decision is present."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_KNOWN = "not-known"

    @property
    def words(self) -> str:
        return {"yes": "Yes", "partly": "Partly", "no": "No", "not-known": "Not known"}[self.value]


class Outcome(StrEnum):
    """What the partners decide. The first three are those of the guidance, the others are local ways to learn."""

    NO_FURTHER_REVIEW = "no-further-review"
    LOCAL_REVIEW = "local-review"
    NATIONAL = "national"
    ALTERNATIVE = "alternative-learning-review"
    SINGLE_AGENCY = "single-agency-review"
    AUDIT = "audit"

    @property
    def words(self) -> str:
        return {
            "no-further-review": "No further review",
            "local-review": "Local Child Safeguarding Practice Review",
            "national": "Ask the Panel to consider a national review",
            "alternative-learning-review": "Alternative learning review",
            "single-agency-review": "Single-agency review",
            "audit": "Audit",
        }[self.value]


class Body(StrEnum):
    """Whose view of the decision is asked for: the three statutory safeguarding partners, and education."""

    LOCAL_AUTHORITY = "local-authority"
    HEALTH = "integrated-care-board"
    POLICE = "police"
    EDUCATION = "education"

    @property
    def words(self) -> str:
        return {
            "local-authority": "Local authority",
            "integrated-care-board": "Integrated care board",
            "police": "Police",
            "education": "Education",
        }[self.value]


STATUTORY = (Body.LOCAL_AUTHORITY, Body.HEALTH, Body.POLICE)


class View(StrEnum):
    AGREES = "agrees"
    DISSENTS = "dissents"
    NO_VIEW = "no-view"

    @property
    def words(self) -> str:
        return {"agrees": "Agrees", "dissents": "Dissents", "no-view": "Gives no view"}[self.value]


class ParticipantKind(StrEnum):
    CHAIR = "chair"
    PANEL = "panel"
    ADVISER = "adviser"

    @property
    def words(self) -> str:
        return {"chair": "Chair", "panel": "Panel member", "adviser": "Adviser"}[self.value]


class MeetingKind(StrEnum):
    PROGRESS = "progress"
    PANEL = "panel"

    @property
    def words(self) -> str:
        return {"progress": "Progress meeting", "panel": "Panel meeting"}[self.value]


class DocumentState(StrEnum):
    WAITING = "waiting"
    MADE = "made"
    FAILED = "failed"

    @property
    def words(self) -> str:
        return {"waiting": "Being made", "made": "Made and checked", "failed": "Could not be made"}[
            self.value
        ]


class SignatureKind(StrEnum):
    SIGN = "sign"
    CHANGE = "change"

    @property
    def words(self) -> str:
        return {"sign": "Signed", "change": "Asked for a change"}[self.value]


class ReplyKind(StrEnum):
    """What the Panel answers to the rapid review."""

    AGREES = "agrees"
    CHALLENGES = "challenges"
    ASKS = "asks"
    NATIONAL = "national"

    @property
    def words(self) -> str:
        return {
            "agrees": "Agrees with the decision",
            "challenges": "Challenges the decision",
            "asks": "Asks for more information",
            "national": "Will carry out a national review",
        }[self.value]


# The parts of the record, in the order of the document: key, heading, what to write, and whether it must be there.
SECTIONS: tuple[tuple[str, str, str, bool], ...] = (
    (
        "facts",
        "The facts",
        "What is known of the incident, as readily established. Say what is not known.",
        True,
    ),
    (
        "family",
        "The family",
        "Who is in the family and household, by alias, and how they belong together.",
        True,
    ),
    (
        "involvement",
        "Agency involvement",
        "Which agencies knew the family, since when, and in what way.",
        True,
    ),
    (
        "safety",
        "Immediate safety action",
        "What was done at once to keep this child and others safe, by whom and when.",
        True,
    ),
    (
        "analysis",
        "Analysis",
        "What the key practice episodes show together: why things were done as they were.",
        True,
    ),
    (
        "racism",
        "Racism, ethnicity and culture",
        "How racism, ethnicity, culture and faith shaped this child’s experience and practice with the family.",
        True,
    ),
    (
        "disability",
        "Disability and health",
        "How disability, neurodivergence and health shaped this child’s experience and practice.",
        True,
    ),
    (
        "characteristics",
        "Other protected characteristics",
        "How sex, gender, sexuality, age, religion, pregnancy or poverty shaped experience and practice.",
        True,
    ),
    ("voice", "The child’s daily life and voice", "What life was like for this child, and who asked.", True),
    (
        "early_learning",
        "Early learning already shared",
        "What was learned so far, and with whom it was shared.",
        True,
    ),
    (
        "improvement",
        "Potential for improvement",
        "What could be improved in safeguarding children and promoting their welfare.",
        True,
    ),
    (
        "timeliness",
        "The notification",
        "Whether the notification was made in time, and why not if it was not.",
        True,
    ),
    ("good_practice", "Good practice", "What was done well and should be done elsewhere.", False),
)
SECTION_TITLES = {key: title for key, title, _, _ in SECTIONS}

# The factors of regulation 11: (key, what must be asked, whether regulation 11(2) or 11(3) asks it).
# Child Safeguarding Practice Review and Relevant Agency (England) Regulations 2018 (SI 2018/789).
MUST_TAKE_INTO_ACCOUNT: tuple[tuple[str, str], ...] = (
    (
        "improvements",
        "Does the case highlight, or may it highlight, improvements needed to safeguard and promote the welfare of "
        "children, including where those improvements were identified before?",
    ),
    (
        "recurrent",
        "Does the case highlight, or may it highlight, recurrent themes in safeguarding and promoting the welfare of "
        "children?",
    ),
    (
        "working-together",
        "Does the case highlight, or may it highlight, concerns about two or more organisations working together to "
        "safeguard children?",
    ),
    (
        "panel-view",
        "Has the Panel considered the case and concluded that a local review may be more appropriate?",
    ),
)
ALSO_HAVE_REGARD: tuple[tuple[str, str], ...] = (
    ("single-agency", "Is there cause for concern about the actions of a single agency?"),
    ("no-agency", "Was there no agency involvement, and does that give cause for concern?"),
    (
        "several-areas",
        "Is more than one local authority, police area or integrated care board involved, also where a family moved?",
    ),
    (
        "institution",
        "Does the case raise issues about safeguarding in institutional settings, such as children’s homes or "
        "custody?",
    ),
)
FACTORS = {**dict(MUST_TAKE_INTO_ACCOUNT), **dict(ALSO_HAVE_REGARD)}
