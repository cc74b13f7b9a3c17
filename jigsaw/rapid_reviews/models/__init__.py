"""The rows of this room: the review and its record, plan and people, decision, versions and what the Panel said."""

from jigsaw.rapid_reviews.models.decision import Decision, PanelReply, PartnerView
from jigsaw.rapid_reviews.models.plan import Meeting, Participant, PlanStep
from jigsaw.rapid_reviews.models.review import PracticeEpisode, RapidReview
from jigsaw.rapid_reviews.models.versions import RecordDocument, RecordSignature, RecordVersion

__all__ = [
    "Decision",
    "Meeting",
    "PanelReply",
    "Participant",
    "PartnerView",
    "PlanStep",
    "PracticeEpisode",
    "RapidReview",
    "RecordDocument",
    "RecordSignature",
    "RecordVersion",
]
