"""Addresses of this room: requests to agencies, and the merged chronology of a case. Agencies' own pages: portal."""

from django.urls import URLPattern, URLResolver, include, path

from jigsaw.agency_returns.pages.add_key_fact import AddKeyFact
from jigsaw.agency_returns.pages.ask_agencies import AskAgencies
from jigsaw.agency_returns.pages.change_recipients import ChangeRecipients
from jigsaw.agency_returns.pages.check_import import CheckImport
from jigsaw.agency_returns.pages.check_requests import CheckRequests
from jigsaw.agency_returns.pages.decide_pairs import DecidePairs
from jigsaw.agency_returns.pages.download_export import DownloadExport
from jigsaw.agency_returns.pages.download_upload import DownloadUpload
from jigsaw.agency_returns.pages.edit_key_fact import EditKeyFact
from jigsaw.agency_returns.pages.export_chronology import ExportChronology
from jigsaw.agency_returns.pages.extend_request import ExtendRequest
from jigsaw.agency_returns.pages.hide_row import HideRow
from jigsaw.agency_returns.pages.import_chronology import ImportChronology
from jigsaw.agency_returns.pages.link_row import LinkRow
from jigsaw.agency_returns.pages.list_key_facts import ListKeyFacts
from jigsaw.agency_returns.pages.list_requests import ListRequests
from jigsaw.agency_returns.pages.mark_key_facts import MarkKeyFacts
from jigsaw.agency_returns.pages.mark_row import MarkRow
from jigsaw.agency_returns.pages.part_rows import PartRows
from jigsaw.agency_returns.pages.pause_reminders import PauseReminders
from jigsaw.agency_returns.pages.record_call import RecordCall
from jigsaw.agency_returns.pages.record_share import RecordShare
from jigsaw.agency_returns.pages.remind_agency import RemindAgency
from jigsaw.agency_returns.pages.remove_note import RemoveNote
from jigsaw.agency_returns.pages.remove_share import RemoveShare
from jigsaw.agency_returns.pages.unlink_rows import UnlinkRows
from jigsaw.agency_returns.pages.view_chronology import ViewChronology
from jigsaw.agency_returns.pages.view_export import ViewExport
from jigsaw.agency_returns.pages.view_key_fact import ViewKeyFact
from jigsaw.agency_returns.pages.view_lanes import ViewLanes
from jigsaw.agency_returns.pages.view_request import ViewRequest
from jigsaw.agency_returns.pages.view_return import ViewReturn
from jigsaw.agency_returns.pages.view_row import ViewRow
from jigsaw.agency_returns.pages.withdraw_request import WithdrawRequest
from jigsaw.agency_returns.pages.write_note import WriteNote
from jigsaw.agency_returns.pages.write_questions import WriteQuestions

OWN = "<uuid:request_id>/"
ROW = "rows/<uuid:row_id>/"

# Requests of one case.
requests: list[URLPattern | URLResolver] = [
    path("", ListRequests.as_view(), name="list_requests"),
    path("ask/", AskAgencies.as_view(), name="ask_agencies"),
    path("ask/what/", WriteQuestions.as_view(), name="write_questions"),
    path("ask/check/", CheckRequests.as_view(), name="check_requests"),
    path(OWN, ViewRequest.as_view(), name="view_request"),
    path(OWN + "call/", RecordCall.as_view(), name="record_call"),
    path(OWN + "extend/", ExtendRequest.as_view(), name="extend_request"),
    path(OWN + "recipients/", ChangeRecipients.as_view(), name="change_recipients"),
    path(OWN + "remind/", RemindAgency.as_view(), name="remind_agency"),
    path(OWN + "reminders/", PauseReminders.as_view(), name="pause_reminders"),
    path(OWN + "withdraw/", WithdrawRequest.as_view(), name="withdraw_request"),
    path(OWN + "returns/<int:version>/", ViewReturn.as_view(), name="view_return"),
    path(OWN + "uploads/<uuid:upload_id>/", DownloadUpload.as_view(), name="download_upload"),
]

# The merged chronology of one case.
chronology: list[URLPattern | URLResolver] = [
    path("", ViewChronology.as_view(), name="view_chronology"),
    path("export/", ExportChronology.as_view(), name="export_chronology"),
    path("export/<uuid:export_id>/", ViewExport.as_view(), name="view_export"),
    path("export/<uuid:export_id>/file/", DownloadExport.as_view(), name="download_export"),
    path("import/", ImportChronology.as_view(), name="import_chronology"),
    path("import/<uuid:import_id>/", CheckImport.as_view(), name="check_import"),
    path("lanes/", ViewLanes.as_view(), name="view_lanes"),
    path("pairs/", DecidePairs.as_view(), name="decide_pairs"),
    path(ROW, ViewRow.as_view(), name="view_row"),
    path(ROW + "hide/", HideRow.as_view(), name="hide_row"),
    path(ROW + "link/", LinkRow.as_view(), name="link_row"),
    path(ROW + "links/<uuid:link_id>/remove/", UnlinkRows.as_view(), name="unlink_rows"),
    path(ROW + "marks/", MarkRow.as_view(), name="mark_row"),
    path(ROW + "notes/add/", WriteNote.as_view(), name="write_note"),
    path(ROW + "notes/<uuid:note_id>/remove/", RemoveNote.as_view(), name="remove_note"),
    path(ROW + "part/", PartRows.as_view(), name="part_rows"),
    path(ROW + "key-facts/", MarkKeyFacts.as_view(), name="mark_key_facts"),
]

# What each agency knew when.
key_facts: list[URLPattern | URLResolver] = [
    path("", ListKeyFacts.as_view(), name="list_key_facts"),
    path("add/", AddKeyFact.as_view(), name="add_key_fact"),
    path("<uuid:fact_id>/", ViewKeyFact.as_view(), name="view_key_fact"),
    path("<uuid:fact_id>/change/", EditKeyFact.as_view(), name="edit_key_fact"),
    path("<uuid:fact_id>/shared/", RecordShare.as_view(), name="record_share"),
    path("<uuid:fact_id>/shared/<uuid:share_id>/remove/", RemoveShare.as_view(), name="remove_share"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/<uuid:incident_id>/agencies/", include(requests)),
    path("cases/<uuid:incident_id>/chronology/", include(chronology)),
    path("cases/<uuid:incident_id>/key-facts/", include(key_facts)),
]
