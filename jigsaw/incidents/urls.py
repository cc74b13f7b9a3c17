"""Addresses of this room: identifiers, never a name or a reference."""

from django.urls import URLPattern, URLResolver, include, path

from jigsaw.incidents.pages.add_case_member import AddCaseMember
from jigsaw.incidents.pages.add_child import AddChild
from jigsaw.incidents.pages.add_register_entry import AddRegisterEntry
from jigsaw.incidents.pages.ask_emergency_access import AskEmergencyAccess
from jigsaw.incidents.pages.check_incident import CheckIncident
from jigsaw.incidents.pages.crib_sheet import CribSheet
from jigsaw.incidents.pages.decide_emergency_access import DecideEmergencyAccess
from jigsaw.incidents.pages.declare_recusal import DeclareRecusal
from jigsaw.incidents.pages.edit_aware import EditAware
from jigsaw.incidents.pages.edit_child import EditChild
from jigsaw.incidents.pages.edit_children import EditChildren
from jigsaw.incidents.pages.edit_happened import EditHappened
from jigsaw.incidents.pages.edit_register_entry import EditRegisterEntry
from jigsaw.incidents.pages.edit_source import EditSource
from jigsaw.incidents.pages.edit_what_happened import EditWhatHappened
from jigsaw.incidents.pages.end_case_member import EndCaseMember
from jigsaw.incidents.pages.end_recusal import EndRecusal
from jigsaw.incidents.pages.incident_recorded import IncidentRecorded
from jigsaw.incidents.pages.list_access import ListAccess
from jigsaw.incidents.pages.list_cases import ListCases
from jigsaw.incidents.pages.list_referrals import ListReferrals
from jigsaw.incidents.pages.list_register import ListRegister
from jigsaw.incidents.pages.my_work import MyWork
from jigsaw.incidents.pages.name_for_register import NameForRegister
from jigsaw.incidents.pages.open_register_entry import OpenRegisterEntry
from jigsaw.incidents.pages.screen_referral import ScreenReferral
from jigsaw.incidents.pages.start_incident import StartIncident
from jigsaw.incidents.pages.view_case import ViewCase
from jigsaw.incidents.pages.view_referral import ViewReferral

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

# Pages of one case.
case: list[URLPattern | URLResolver] = [
    path("", ViewCase.as_view(), name="view_case"),
    path("access/", include(access)),
    path("record/", include(record)),
    path("register/", include(register)),
]

urlpatterns = [
    path("work/", MyWork.as_view(), name="my_work"),
    path("incidents/new/", StartIncident.as_view(), name="start_incident"),
    path("cases/", ListCases.as_view(), name="list_cases"),
    path("cases/emergency/", AskEmergencyAccess.as_view(), name="ask_emergency_access"),
    path("cases/<uuid:incident_id>/", include(case)),
    path("referrals-to-screen/", ListReferrals.as_view(), name="list_referrals"),
    path("referrals-to-screen/<uuid:referral_id>/", ViewReferral.as_view(), name="view_referral"),
    path("referrals-to-screen/<uuid:referral_id>/screen/", ScreenReferral.as_view(), name="screen_referral"),
]
