"""Addresses of this room."""

from django.urls import path

from jigsaw.partnerships.pages.add_agency import AddAgency
from jigsaw.partnerships.pages.add_holiday import AddHoliday
from jigsaw.partnerships.pages.autosave import Autosave
from jigsaw.partnerships.pages.colours import Colours
from jigsaw.partnerships.pages.edit_partnership import EditPartnership
from jigsaw.partnerships.pages.end_role import EndRole
from jigsaw.partnerships.pages.invite_person import InvitePerson
from jigsaw.partnerships.pages.list_agencies import ListAgencies
from jigsaw.partnerships.pages.list_partnerships import ListPartnerships
from jigsaw.partnerships.pages.list_people import ListPeople
from jigsaw.partnerships.pages.remove_holiday import RemoveHoliday
from jigsaw.partnerships.pages.view_audit import ViewAudit
from jigsaw.partnerships.pages.view_home import ViewHome
from jigsaw.partnerships.pages.view_partnership import ViewPartnership
from jigsaw.partnerships.pages.view_rule_book import ViewRuleBook
from jigsaw.partnerships.pages.view_system import ViewSystem
from jigsaw.partnerships.pages.view_working_days import ViewWorkingDays

HERE = "partnerships/<slug:slug>/"

urlpatterns = [
    path("", ViewHome.as_view(), name="view_home"),
    path("autosave/", Autosave.as_view(), name="autosave"),
    path("system/", ViewSystem.as_view(), name="view_system"),
    path("partnerships/", ListPartnerships.as_view(), name="list_partnerships"),
    path(HERE, ViewPartnership.as_view(), name="view_partnership"),
    path(HERE + "change/", EditPartnership.as_view(), name="edit_partnership"),
    path(HERE + "people/", ListPeople.as_view(), name="list_people"),
    path(HERE + "people/invite/", InvitePerson.as_view(), name="invite_person"),
    path(HERE + "people/<int:membership_id>/end/", EndRole.as_view(), name="end_role"),
    path(HERE + "agencies/", ListAgencies.as_view(), name="list_agencies"),
    path(HERE + "agencies/add/", AddAgency.as_view(), name="add_agency"),
    path(HERE + "working-days/", ViewWorkingDays.as_view(), name="view_working_days"),
    path(HERE + "working-days/add/", AddHoliday.as_view(), name="add_holiday"),
    path(HERE + "working-days/<int:holiday_id>/remove/", RemoveHoliday.as_view(), name="remove_holiday"),
    path(HERE + "rule-book/", ViewRuleBook.as_view(), name="view_rule_book"),
    path(HERE + "audit/", ViewAudit.as_view(), name="view_audit"),
    path(HERE + "colours.css", Colours.as_view(), name="colours"),
]
