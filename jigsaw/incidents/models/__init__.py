"""The rows of this room: incidents and their children, the people register, duties, access, referrals."""

from jigsaw.incidents.models.access import CaseMember, EmergencyAccess, Recusal
from jigsaw.incidents.models.case import CaseModel, CaseQuerySet, Incident, StageMove
from jigsaw.incidents.models.duties import CalendarFeed, Cover, Digest, Duty
from jigsaw.incidents.models.notices import Notice
from jigsaw.incidents.models.people import Child, RegisterEntry
from jigsaw.incidents.models.referrals import Referral, ReferralDraft

__all__ = [
    "CalendarFeed",
    "CaseMember",
    "CaseModel",
    "CaseQuerySet",
    "Child",
    "Cover",
    "Digest",
    "Duty",
    "EmergencyAccess",
    "Incident",
    "Notice",
    "Recusal",
    "Referral",
    "ReferralDraft",
    "RegisterEntry",
    "StageMove",
]
