"""Addresses of this room: pages of the rapid review of a case, and the partnership's day plan."""

from django.urls import URLPattern, URLResolver, include, path

from jigsaw.rapid_reviews.pages.add_episode import AddEpisode
from jigsaw.rapid_reviews.pages.add_participant import AddParticipant
from jigsaw.rapid_reviews.pages.change_decision import ChangeDecision
from jigsaw.rapid_reviews.pages.change_plan_step import ChangePlanStep
from jigsaw.rapid_reviews.pages.download_record import DownloadRecord
from jigsaw.rapid_reviews.pages.edit_decision import EditDecision
from jigsaw.rapid_reviews.pages.edit_episode import EditEpisode
from jigsaw.rapid_reviews.pages.edit_factor import EditFactor
from jigsaw.rapid_reviews.pages.edit_local_plan import EditLocalPlan
from jigsaw.rapid_reviews.pages.edit_meeting import EditMeeting
from jigsaw.rapid_reviews.pages.edit_section import EditSection
from jigsaw.rapid_reviews.pages.edit_themes import EditThemes
from jigsaw.rapid_reviews.pages.end_participant import EndParticipant
from jigsaw.rapid_reviews.pages.list_episodes import ListEpisodes
from jigsaw.rapid_reviews.pages.list_participants import ListParticipants
from jigsaw.rapid_reviews.pages.make_record_version import MakeRecordVersion
from jigsaw.rapid_reviews.pages.plan_meeting import PlanMeeting
from jigsaw.rapid_reviews.pages.record_reply import RecordReply
from jigsaw.rapid_reviews.pages.record_sent import RecordSent
from jigsaw.rapid_reviews.pages.record_view import RecordView
from jigsaw.rapid_reviews.pages.sign_record import SignRecord
from jigsaw.rapid_reviews.pages.view_rapid_review import ViewRapidReview
from jigsaw.rapid_reviews.pages.view_record_version import ViewRecordVersion

# Pages of the rapid review of one case.
review: list[URLPattern | URLResolver] = [
    path("", ViewRapidReview.as_view(), name="view_rapid_review"),
    path("plan/<uuid:duty_id>/", ChangePlanStep.as_view(), name="change_plan_step"),
    path("participants/", ListParticipants.as_view(), name="list_participants"),
    path("participants/add/", AddParticipant.as_view(), name="add_participant"),
    path("participants/<uuid:participant_id>/end/", EndParticipant.as_view(), name="end_participant"),
    path("meetings/plan/", PlanMeeting.as_view(), name="plan_meeting"),
    path("meetings/<uuid:meeting_id>/", EditMeeting.as_view(), name="edit_meeting"),
    path("record/<slug:section>/", EditSection.as_view(), name="edit_section"),
    path("episodes/", ListEpisodes.as_view(), name="list_episodes"),
    path("episodes/add/", AddEpisode.as_view(), name="add_episode"),
    path("episodes/<uuid:episode_id>/", EditEpisode.as_view(), name="edit_episode"),
    path("themes/", EditThemes.as_view(), name="edit_themes"),
    path("decision/", EditDecision.as_view(), name="edit_decision"),
    path("decision/factors/<slug:factor>/", EditFactor.as_view(), name="edit_factor"),
    path("decision/views/<slug:body>/", RecordView.as_view(), name="record_view"),
    path("decision/change/", ChangeDecision.as_view(), name="change_decision"),
    path("versions/make/", MakeRecordVersion.as_view(), name="make_record_version"),
    path("versions/<int:number>/", ViewRecordVersion.as_view(), name="view_record_version"),
    path("versions/<int:number>/sign/", SignRecord.as_view(), name="sign_record"),
    path("documents/<uuid:record_document_id>/", DownloadRecord.as_view(), name="download_record"),
    path("sent/", RecordSent.as_view(), name="record_sent"),
    path("reply/", RecordReply.as_view(), name="record_reply"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/<uuid:incident_id>/rapid-review/", include(review)),
    path("partnerships/<slug:slug>/day-plan/", EditLocalPlan.as_view(), name="edit_local_plan"),
]
