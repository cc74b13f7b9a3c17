"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, include, path

from jigsaw.portal.pages.add_chronology import AddChronology, AddChronologyOfPart
from jigsaw.portal.pages.add_entry_row import AddEntryRow, AddEntryRowOfPart
from jigsaw.portal.pages.answer_involvement import AnswerInvolvement
from jigsaw.portal.pages.approve_return import ApproveReturn
from jigsaw.portal.pages.ask_department import AskDepartment
from jigsaw.portal.pages.check_nil_return import CheckNilReturn
from jigsaw.portal.pages.check_own_chronology import CheckOwnChronology, CheckOwnChronologyOfPart
from jigsaw.portal.pages.check_rows import CheckRows, CheckRowsOfPart
from jigsaw.portal.pages.confirm_rows import ConfirmRows, ConfirmRowsOfPart
from jigsaw.portal.pages.download_marked_file import DownloadMarkedFile, DownloadMarkedFileOfPart
from jigsaw.portal.pages.download_return_copy import DownloadReturnCopy
from jigsaw.portal.pages.download_template import DownloadTemplate, DownloadTemplateOfPart
from jigsaw.portal.pages.edit_entry_row import EditEntryRow, EditEntryRowOfPart
from jigsaw.portal.pages.edit_summary import EditSummary
from jigsaw.portal.pages.edit_summary_episodes import EditSummaryEpisodes
from jigsaw.portal.pages.fix_rows import FixRows, FixRowsOfPart
from jigsaw.portal.pages.list_departments import ListDepartments
from jigsaw.portal.pages.list_own_referrals import ListOwnReferrals
from jigsaw.portal.pages.list_own_requests import ListOwnRequests
from jigsaw.portal.pages.make_referral import MakeReferral
from jigsaw.portal.pages.start_new_version import StartNewVersion
from jigsaw.portal.pages.start_referral import StartReferral
from jigsaw.portal.pages.take_back_department import TakeBackDepartment
from jigsaw.portal.pages.view_own_part import ViewOwnPart
from jigsaw.portal.pages.view_own_referral import ViewOwnReferral
from jigsaw.portal.pages.view_own_request import ViewOwnRequest
from jigsaw.portal.pages.view_sent_return import ViewSentReturn

# The chronology of a return, and of a department's part of one: the same pages, each for those who write it.
chronology: list[URLPattern | URLResolver] = [
    path("", AddChronology.as_view(), name="add_chronology"),
    path("template.<str:kind>/", DownloadTemplate.as_view(), name="download_template"),
    path("check/", CheckRows.as_view(), name="check_rows"),
    path("fix/", FixRows.as_view(), name="fix_rows"),
    path("marked/", DownloadMarkedFile.as_view(), name="download_marked_file"),
    path("confirm/", ConfirmRows.as_view(), name="confirm_rows"),
    path("events/add/", AddEntryRow.as_view(), name="add_entry_row"),
    path("events/<uuid:entry_row_id>/", EditEntryRow.as_view(), name="edit_entry_row"),
    path("whole/", CheckOwnChronology.as_view(), name="check_own_chronology"),
]
chronology_of_part: list[URLPattern | URLResolver] = [
    path("", AddChronologyOfPart.as_view(), name="add_chronology"),
    path("template.<str:kind>/", DownloadTemplateOfPart.as_view(), name="download_template"),
    path("check/", CheckRowsOfPart.as_view(), name="check_rows"),
    path("fix/", FixRowsOfPart.as_view(), name="fix_rows"),
    path("marked/", DownloadMarkedFileOfPart.as_view(), name="download_marked_file"),
    path("confirm/", ConfirmRowsOfPart.as_view(), name="confirm_rows"),
    path("events/add/", AddEntryRowOfPart.as_view(), name="add_entry_row"),
    path("events/<uuid:part_row_id>/", EditEntryRowOfPart.as_view(), name="edit_entry_row"),
    path("whole/", CheckOwnChronologyOfPart.as_view(), name="check_own_chronology"),
]

# One request to one's own agency.
one_request: list[URLPattern | URLResolver] = [
    path("", ViewOwnRequest.as_view(), name="view_own_request"),
    path("involvement/", AnswerInvolvement.as_view(), name="answer_involvement"),
    path("nil/", CheckNilReturn.as_view(), name="check_nil_return"),
    path("summary/<slug:summary_page>/", EditSummary.as_view(), name="edit_summary"),
    path("episodes/", EditSummaryEpisodes.as_view(), name="edit_summary_episodes"),
    path("chronology/", include(chronology)),
    path("departments/", ListDepartments.as_view(), name="list_departments"),
    path("departments/ask/", AskDepartment.as_view(), name="ask_department"),
    path("departments/<uuid:part_id>/take-back/", TakeBackDepartment.as_view(), name="take_back_department"),
    path("approve/", ApproveReturn.as_view(), name="approve_return"),
    path("sent/<int:version>/", ViewSentReturn.as_view(), name="view_sent_return"),
    path("sent/<int:version>/copy.<str:kind>/", DownloadReturnCopy.as_view(), name="download_return_copy"),
    path("new-version/", StartNewVersion.as_view(), name="start_new_version"),
]

urlpatterns = [
    path("refer/<slug:slug>/", StartReferral.as_view(), name="start_referral"),
    path("refer/<slug:slug>/new/", MakeReferral.as_view(), name="make_referral"),
    path("referrals/", ListOwnReferrals.as_view(), name="list_own_referrals"),
    path("referrals/<uuid:referral_id>/", ViewOwnReferral.as_view(), name="view_own_referral"),
    path("requests/", ListOwnRequests.as_view(), name="list_own_requests"),
    path("requests/<uuid:request_id>/", include(one_request)),
    path("parts/<uuid:part_id>/chronology/", include(chronology_of_part)),
    path("parts/<uuid:part_id>/", ViewOwnPart.as_view(), name="view_own_part"),
]
