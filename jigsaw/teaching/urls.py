"""Addresses of this room: an identifier, never a title."""

from django.urls import URLPattern, URLResolver, include, path

from jigsaw.teaching.pages.approve_bulletin import ApproveBulletin
from jigsaw.teaching.pages.bulletin_settings import BulletinSettingsPage
from jigsaw.teaching.pages.cancel_article_release import CancelArticleRelease
from jigsaw.teaching.pages.cancel_webinar import CancelWebinar
from jigsaw.teaching.pages.correct_article import CorrectArticle
from jigsaw.teaching.pages.download_article_file import DownloadArticleFile
from jigsaw.teaching.pages.download_bookings import DownloadBookings
from jigsaw.teaching.pages.download_certificate import DownloadCertificate
from jigsaw.teaching.pages.edit_article import EditArticle
from jigsaw.teaching.pages.edit_article_block import EditArticleBlock
from jigsaw.teaching.pages.edit_article_blocks import EditArticleBlocks
from jigsaw.teaching.pages.edit_article_files import EditArticleFiles
from jigsaw.teaching.pages.edit_materials import EditMaterials
from jigsaw.teaching.pages.edit_webinar_about import EditWebinarAbout
from jigsaw.teaching.pages.edit_webinar_joining import EditWebinarJoining
from jigsaw.teaching.pages.edit_webinar_learning import EditWebinarLearning
from jigsaw.teaching.pages.edit_webinar_programme import EditWebinarProgramme
from jigsaw.teaching.pages.list_articles import ListArticles
from jigsaw.teaching.pages.list_bulletins import ListBulletins
from jigsaw.teaching.pages.list_certificates import ListCertificates
from jigsaw.teaching.pages.list_looked_for import ListLookedFor
from jigsaw.teaching.pages.list_webinars import ListWebinars
from jigsaw.teaching.pages.make_article_version import MakeArticleVersion
from jigsaw.teaching.pages.make_webinar_public import MakeWebinarPublic
from jigsaw.teaching.pages.preview_article import PreviewArticle
from jigsaw.teaching.pages.preview_bulletin import PreviewBulletin
from jigsaw.teaching.pages.preview_webinar import PreviewWebinar
from jigsaw.teaching.pages.release_article_by_hand import ReleaseArticleByHand
from jigsaw.teaching.pages.remove_attendance_report import RemoveAttendanceReport
from jigsaw.teaching.pages.schedule_article import ScheduleArticle
from jigsaw.teaching.pages.send_test_bulletin import SendTestBulletin
from jigsaw.teaching.pages.settle_attendance import SettleAttendance
from jigsaw.teaching.pages.sign_article import SignArticle
from jigsaw.teaching.pages.skip_bulletin import SkipBulletin
from jigsaw.teaching.pages.start_article import StartArticle
from jigsaw.teaching.pages.start_digest import StartDigest
from jigsaw.teaching.pages.start_webinar import StartWebinar
from jigsaw.teaching.pages.take_back_bulletin import TakeBackBulletin
from jigsaw.teaching.pages.take_off_materials import TakeOffMaterials
from jigsaw.teaching.pages.view_article import ViewArticle
from jigsaw.teaching.pages.view_article_history import ViewArticleHistory
from jigsaw.teaching.pages.view_article_version import ViewArticleVersion
from jigsaw.teaching.pages.view_attendance import ViewAttendance
from jigsaw.teaching.pages.view_bookings import ViewBookings
from jigsaw.teaching.pages.view_bulletin import ViewBulletin
from jigsaw.teaching.pages.view_feedback import ViewFeedback
from jigsaw.teaching.pages.view_reach import ViewReach
from jigsaw.teaching.pages.view_webinar import ViewWebinar
from jigsaw.teaching.pages.weigh_answer import WeighAnswer
from jigsaw.teaching.pages.withdraw_article import WithdrawArticle
from jigsaw.teaching.pages.write_bulletin import WriteBulletin

# News and guidance (docs/articles.md).
article = [
    path("", ViewArticle.as_view(), name="view_article"),
    path("facts/", EditArticle.as_view(), name="edit_article"),
    path("blocks/", EditArticleBlocks.as_view(), name="edit_article_blocks"),
    path("blocks/<uuid:block_id>/", EditArticleBlock.as_view(), name="edit_article_block"),
    path("documents/", EditArticleFiles.as_view(), name="edit_article_files"),
    path("documents/<uuid:article_file_id>/", DownloadArticleFile.as_view(), name="download_article_file"),
    path("preview/", PreviewArticle.as_view(), name="preview_article"),
    path("versions/make/", MakeArticleVersion.as_view(), name="make_article_version"),
    path("versions/<int:number>/", ViewArticleVersion.as_view(), name="view_article_version"),
    path("versions/<int:number>/sign/", SignArticle.as_view(), name="sign_article"),
    path("schedule/", ScheduleArticle.as_view(), name="schedule_article"),
    path("cancel/", CancelArticleRelease.as_view(), name="cancel_article_release"),
    path("by-hand/", ReleaseArticleByHand.as_view(), name="release_article_by_hand"),
    path("correct/", CorrectArticle.as_view(), name="correct_article"),
    path("withdraw/", WithdrawArticle.as_view(), name="withdraw_article"),
    path("history/", ViewArticleHistory.as_view(), name="view_article_history"),
]
articles: list[URLPattern | URLResolver] = [
    path("articles/", ListArticles.as_view(), name="list_articles"),
    path("articles/start/", StartArticle.as_view(), name="start_article"),
    path("articles/digest/", StartDigest.as_view(), name="start_digest"),
    path("articles/<uuid:article_id>/", include(article)),
]

# Webinars (docs/webinars.md).
OF = "webinars/<uuid:webinar_id>/"
webinars = [
    path("webinars/", ListWebinars.as_view(), name="list_webinars"),
    path("webinars/new/", StartWebinar.as_view(), name="start_webinar"),
    path(OF, ViewWebinar.as_view(), name="view_webinar"),
    path(f"{OF}about/", EditWebinarAbout.as_view(), name="edit_webinar_about"),
    path(f"{OF}programme/", EditWebinarProgramme.as_view(), name="edit_webinar_programme"),
    path(f"{OF}joining/", EditWebinarJoining.as_view(), name="edit_webinar_joining"),
    path(f"{OF}learning/", EditWebinarLearning.as_view(), name="edit_webinar_learning"),
    path(f"{OF}preview/", PreviewWebinar.as_view(), name="preview_webinar"),
    path(f"{OF}public/", MakeWebinarPublic.as_view(), name="make_webinar_public"),
    path(f"{OF}cancel/", CancelWebinar.as_view(), name="cancel_webinar"),
    path(f"{OF}bookings/", ViewBookings.as_view(), name="view_bookings"),
    path(f"{OF}bookings.csv", DownloadBookings.as_view(), name="download_bookings"),
    path(f"{OF}attendance/", ViewAttendance.as_view(), name="view_attendance"),
    path(f"{OF}attendance/settle/", SettleAttendance.as_view(), name="settle_attendance"),
    path(
        f"{OF}attendance/<uuid:report_id>/remove/",
        RemoveAttendanceReport.as_view(),
        name="remove_attendance_report",
    ),
    path(f"{OF}certificates/", ListCertificates.as_view(), name="list_certificates"),
    path(f"{OF}certificates/<slug:booking>/", DownloadCertificate.as_view(), name="download_certificate"),
    path(f"{OF}materials/", EditMaterials.as_view(), name="edit_materials"),
    path(f"{OF}materials/take-off/", TakeOffMaterials.as_view(), name="take_off_materials"),
    path(f"{OF}feedback/", ViewFeedback.as_view(), name="view_feedback"),
    path(f"{OF}feedback/<uuid:answer_id>/", WeighAnswer.as_view(), name="weigh_answer"),
    path(f"{OF}reach/", ViewReach.as_view(), name="view_reach"),
]

# Updates by email (docs/bulletins.md).
bulletin = [
    path("", ViewBulletin.as_view(), name="view_bulletin"),
    path("write/", WriteBulletin.as_view(), name="write_bulletin"),
    path("preview/", PreviewBulletin.as_view(), name="preview_bulletin"),
    path("test/", SendTestBulletin.as_view(), name="send_test_bulletin"),
    path("approve/", ApproveBulletin.as_view(), name="approve_bulletin"),
    path("not-this-month/", SkipBulletin.as_view(), name="skip_bulletin"),
    path("take-back/", TakeBackBulletin.as_view(), name="take_back_bulletin"),
]
bulletins: list[URLPattern | URLResolver] = [
    path("bulletins/", ListBulletins.as_view(), name="list_bulletins"),
    path("bulletins/looked-for/", ListLookedFor.as_view(), name="list_looked_for"),
    path("bulletins/<uuid:bulletin_id>/", include(bulletin)),
    path(
        "partnerships/<slug:slug>/updates-by-email/", BulletinSettingsPage.as_view(), name="bulletin_settings"
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [*articles, *webinars, *bulletins]
