"""Addresses of this room: an identifier, never a name or a reference."""

from django.urls import URLPattern, URLResolver, include, path

from jigsaw.publishing.pages.add_past_files import AddPastFiles
from jigsaw.publishing.pages.answer_past_row import AnswerPastRow
from jigsaw.publishing.pages.cancel_release import CancelRelease
from jigsaw.publishing.pages.compare_versions import CompareVersions
from jigsaw.publishing.pages.correct_past_rows import CorrectPastRows
from jigsaw.publishing.pages.correct_publication import CorrectPublication
from jigsaw.publishing.pages.download_document import DownloadDocument
from jigsaw.publishing.pages.download_past_worksheet import DownloadPastWorksheet
from jigsaw.publishing.pages.edit_about import EditAbout
from jigsaw.publishing.pages.edit_basics import EditBasics
from jigsaw.publishing.pages.edit_briefing import EditBriefing
from jigsaw.publishing.pages.edit_contact import EditContact
from jigsaw.publishing.pages.edit_developments import EditDevelopments
from jigsaw.publishing.pages.edit_finding import EditFinding
from jigsaw.publishing.pages.edit_findings import EditFindings
from jigsaw.publishing.pages.edit_recommendation import EditRecommendation
from jigsaw.publishing.pages.edit_recommendations import EditRecommendations
from jigsaw.publishing.pages.edit_report import EditReport
from jigsaw.publishing.pages.edit_report_section import EditReportSection
from jigsaw.publishing.pages.edit_statement import EditStatement
from jigsaw.publishing.pages.list_past_imports import ListPastImports
from jigsaw.publishing.pages.list_publications import ListPublications
from jigsaw.publishing.pages.make_documents_again import MakeDocumentsAgain
from jigsaw.publishing.pages.make_version import MakeVersion
from jigsaw.publishing.pages.preview_page import PreviewPage
from jigsaw.publishing.pages.record_copies_sent import RecordCopiesSent
from jigsaw.publishing.pages.release_by_hand import ReleaseByHand
from jigsaw.publishing.pages.replace_draft import ReplaceDraft
from jigsaw.publishing.pages.schedule_release import ScheduleRelease
from jigsaw.publishing.pages.sign_version import SignVersion
from jigsaw.publishing.pages.start_past_import import StartPastImport
from jigsaw.publishing.pages.start_publication import StartPublication
from jigsaw.publishing.pages.take_past_file_out import TakePastFileOut
from jigsaw.publishing.pages.upload_edition import UploadEdition
from jigsaw.publishing.pages.upload_past_worksheet import UploadPastWorksheet
from jigsaw.publishing.pages.view_history import ViewHistory
from jigsaw.publishing.pages.view_past_import import ViewPastImport
from jigsaw.publishing.pages.view_publication import ViewPublication
from jigsaw.publishing.pages.view_release import ViewRelease
from jigsaw.publishing.pages.view_uses import ViewUses
from jigsaw.publishing.pages.view_version import ViewVersion
from jigsaw.publishing.pages.withdraw_past_review import WithdrawPastReview
from jigsaw.publishing.pages.withdraw_publication import WithdrawPublication

parts = [
    path("basics/", EditBasics.as_view(), name="edit_basics"),
    path("about/", EditAbout.as_view(), name="edit_about"),
    path("findings/", EditFindings.as_view(), name="edit_findings"),
    path("findings/<int:number>/", EditFinding.as_view(), name="edit_finding"),
    path("recommendations/", EditRecommendations.as_view(), name="edit_recommendations"),
    path("recommendations/<int:number>/", EditRecommendation.as_view(), name="edit_recommendation"),
    path("developments/", EditDevelopments.as_view(), name="edit_developments"),
    path("statement/", EditStatement.as_view(), name="edit_statement"),
    path("briefing/", EditBriefing.as_view(), name="edit_briefing"),
    path("report/", EditReport.as_view(), name="edit_report"),
    path("report/<int:number>/", EditReportSection.as_view(), name="edit_report_section"),
    path("contact/", EditContact.as_view(), name="edit_contact"),
    path("upload/", ReplaceDraft.as_view(), name="replace_draft"),
]

version = [
    path("", ViewVersion.as_view(), name="view_version"),
    path("compare/<int:other>/", CompareVersions.as_view(), name="compare_versions"),
    path("preview/", PreviewPage.as_view(), name="preview_page"),
    path("sign/", SignVersion.as_view(), name="sign_version"),
    path("documents/", MakeDocumentsAgain.as_view(), name="make_documents_again"),
]

publication: list[URLPattern | URLResolver] = [
    path("", ViewPublication.as_view(), name="view_publication"),
    path("edit/", include(parts)),
    path("versions/new/", MakeVersion.as_view(), name="make_version"),
    path("versions/<int:number>/", include(version)),
    path("copies/", RecordCopiesSent.as_view(), name="record_copies_sent"),
    path("schedule/", ScheduleRelease.as_view(), name="schedule_release"),
    path("release/", ViewRelease.as_view(), name="view_release"),
    path("release/by-hand/", ReleaseByHand.as_view(), name="release_by_hand"),
    path("release/cancel/", CancelRelease.as_view(), name="cancel_release"),
    path("correct/", CorrectPublication.as_view(), name="correct_publication"),
    path("withdraw/", WithdrawPublication.as_view(), name="withdraw_publication"),
    path("history/", ViewHistory.as_view(), name="view_history"),
    path("uses/", ViewUses.as_view(), name="view_uses"),
]

past = [
    path("", ListPastImports.as_view(), name="list_past_imports"),
    path("new/", StartPastImport.as_view(), name="start_past_import"),
    path("<uuid:past_import_id>/", ViewPastImport.as_view(), name="view_past_import"),
    path("<uuid:past_import_id>/files/new/", AddPastFiles.as_view(), name="add_past_files"),
    path(
        "<uuid:past_import_id>/files/<uuid:past_file_id>/take-out/",
        TakePastFileOut.as_view(),
        name="take_past_file_out",
    ),
    path("<uuid:past_import_id>/worksheet/", UploadPastWorksheet.as_view(), name="upload_past_worksheet"),
    path(
        "<uuid:past_import_id>/worksheet/past-reviews.xlsx",
        DownloadPastWorksheet.as_view(),
        name="download_past_worksheet",
    ),
    path("<uuid:past_import_id>/rows/", CorrectPastRows.as_view(), name="correct_past_rows"),
    path("<uuid:past_import_id>/rows/<str:row_key>/", AnswerPastRow.as_view(), name="answer_past_row"),
    path(
        "reviews/<uuid:past_review_id>/withdraw/", WithdrawPastReview.as_view(), name="withdraw_past_review"
    ),
]

urlpatterns = [
    path("publications/past/", include(past)),
    path("publications/", ListPublications.as_view(), name="list_publications"),
    path("publications/new/", StartPublication.as_view(), name="start_publication"),
    path("publications/new/upload/", UploadEdition.as_view(), name="upload_edition"),
    path("publications/documents/<uuid:document_id>/", DownloadDocument.as_view(), name="download_document"),
    path("publications/<uuid:publication_id>/", include(publication)),
]
