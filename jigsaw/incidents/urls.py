"""Addresses of this room: identifiers, never a name or a reference."""

from django.urls import URLPattern, URLResolver, include, path

from jigsaw.incidents.pages.add_case_member import AddCaseMember
from jigsaw.incidents.pages.add_child import AddChild
from jigsaw.incidents.pages.add_register_entry import AddRegisterEntry
from jigsaw.incidents.pages.arrange_cover import ArrangeCover
from jigsaw.incidents.pages.ask_emergency_access import AskEmergencyAccess
from jigsaw.incidents.pages.calendar_feed import CalendarFeed
from jigsaw.incidents.pages.check_incident import CheckIncident
from jigsaw.incidents.pages.close_case import CloseCase
from jigsaw.incidents.pages.complete_duty import CompleteDuty
from jigsaw.incidents.pages.crib_sheet import CribSheet
from jigsaw.incidents.pages.decide_emergency_access import DecideEmergencyAccess
from jigsaw.incidents.pages.declare_recusal import DeclareRecusal
from jigsaw.incidents.pages.download_notice_copy import DownloadNoticeCopy
from jigsaw.incidents.pages.edit_aware import EditAware
from jigsaw.incidents.pages.edit_child import EditChild
from jigsaw.incidents.pages.edit_children import EditChildren
from jigsaw.incidents.pages.edit_happened import EditHappened
from jigsaw.incidents.pages.edit_register_entry import EditRegisterEntry
from jigsaw.incidents.pages.edit_source import EditSource
from jigsaw.incidents.pages.edit_what_happened import EditWhatHappened
from jigsaw.incidents.pages.end_case_member import EndCaseMember
from jigsaw.incidents.pages.end_cover import EndCover
from jigsaw.incidents.pages.end_recusal import EndRecusal
from jigsaw.incidents.pages.hold_case import HoldCase
from jigsaw.incidents.pages.incident_recorded import IncidentRecorded
from jigsaw.incidents.pages.list_access import ListAccess
from jigsaw.incidents.pages.list_cases import ListCases
from jigsaw.incidents.pages.list_referrals import ListReferrals
from jigsaw.incidents.pages.list_register import ListRegister
from jigsaw.incidents.pages.my_work import MyWork
from jigsaw.incidents.pages.name_for_register import NameForRegister
from jigsaw.incidents.pages.nudge import Nudge
from jigsaw.incidents.pages.open_register_entry import OpenRegisterEntry
from jigsaw.incidents.pages.record_notice import RecordNotice
from jigsaw.incidents.pages.record_notification import RecordNotification
from jigsaw.incidents.pages.reopen_case import ReopenCase
from jigsaw.incidents.pages.screen_referral import ScreenReferral
from jigsaw.incidents.pages.start_incident import StartIncident
from jigsaw.incidents.pages.view_calendar_feed import ViewCalendarFeed
from jigsaw.incidents.pages.view_case import ViewCase
from jigsaw.incidents.pages.view_case_history import ViewCaseHistory
from jigsaw.incidents.pages.view_referral import ViewReferral
from jigsaw.incidents.pages.view_timeliness import ViewTimeliness
from jigsaw.incidents.pages.withdraw_notification import WithdrawNotification

# Who may reach one case.
access: list[URLPattern | URLResolver] = [
    path("", ListAccess.as_view(), name="list_access"),
    path("add/", AddCaseMember.as_view(), name="add_case_member"),
    path("<int:member_id>/end/", EndCaseMember.as_view(), name="end_case_member"),
    path("<int:member_id>/register/", NameForRegister.as_view(), name="name_for_register"),
    path("stand-back/", DeclareRecusal.as_view(), name="declare_recusal"),
    path("stand-back/<int:recusal_id>/end/", EndRecusal.as_view(), name="end_recusal"),
    path("emergencies/<uuid:emergency_id>/", DecideEmergencyAccess.as_view(), name="decide_emergency_access"),
]

# Recording an incident, page by page; the same pages change it afterwards.
record: list[URLPattern | URLResolver] = [
    path("source/", EditSource.as_view(), name="edit_source"),
    path("aware/", EditAware.as_view(), name="edit_aware"),
    path("happened/", EditHappened.as_view(), name="edit_happened"),
    path("what-happened/", EditWhatHappened.as_view(), name="edit_what_happened"),
    path("children/", EditChildren.as_view(), name="edit_children"),
    path("children/add/", AddChild.as_view(), name="add_child"),
    path("children/<uuid:child_id>/", EditChild.as_view(), name="edit_child"),
    path("check/", CheckIncident.as_view(), name="check_incident"),
    path("recorded/", IncidentRecorded.as_view(), name="incident_recorded"),
    path("crib-sheet/", CribSheet.as_view(), name="crib_sheet"),
]

# The people register of one case.
register: list[URLPattern | URLResolver] = [
    path("", ListRegister.as_view(), name="list_register"),
    path("add/", AddRegisterEntry.as_view(), name="add_register_entry"),
    path("<uuid:entry_id>/", OpenRegisterEntry.as_view(), name="open_register_entry"),
    path("<uuid:entry_id>/change/", EditRegisterEntry.as_view(), name="edit_register_entry"),
]

# Pages across cases.
work: list[URLPattern | URLResolver] = [
    path("", MyWork.as_view(), name="my_work"),
    path("calendar/", ViewCalendarFeed.as_view(), name="view_calendar_feed"),
    path("cover/", ArrangeCover.as_view(), name="arrange_cover"),
    path("cover/<int:cover_id>/end/", EndCover.as_view(), name="end_cover"),
    path("timeliness/", ViewTimeliness.as_view(), name="view_timeliness"),
]

# Pages of one case.
case: list[URLPattern | URLResolver] = [
    path("", ViewCase.as_view(), name="view_case"),
    path("history/", ViewCaseHistory.as_view(), name="view_case_history"),
    path("notification/", RecordNotification.as_view(), name="record_notification"),
    path("notification/withdraw/", WithdrawNotification.as_view(), name="withdraw_notification"),
    path("notice/", RecordNotice.as_view(), name="record_notice"),
    path("notices/<uuid:notice_id>/copy/", DownloadNoticeCopy.as_view(), name="download_notice_copy"),
    path("steps/<uuid:duty_id>/done/", CompleteDuty.as_view(), name="complete_duty"),
    path("hold/", HoldCase.as_view(), name="hold_case"),
    path("close/", CloseCase.as_view(), name="close_case"),
    path("open-again/", ReopenCase.as_view(), name="reopen_case"),
    path("access/", include(access)),
    path("duties/<uuid:duty_id>/nudge/", Nudge.as_view(), name="nudge"),
    path("record/", include(record)),
    path("register/", include(register)),
]

urlpatterns = [
    path("work/", include(work)),
    path("calendar/<str:token>.ics", CalendarFeed.as_view(), name="calendar_feed"),
    path("incidents/new/", StartIncident.as_view(), name="start_incident"),
    path("cases/", ListCases.as_view(), name="list_cases"),
    path("cases/emergency/", AskEmergencyAccess.as_view(), name="ask_emergency_access"),
    path("cases/<uuid:incident_id>/", include(case)),
    path("referrals-to-screen/", ListReferrals.as_view(), name="list_referrals"),
    path("referrals-to-screen/<uuid:referral_id>/", ViewReferral.as_view(), name="view_referral"),
    path("referrals-to-screen/<uuid:referral_id>/screen/", ScreenReferral.as_view(), name="screen_referral"),
]
