"""Addresses of this room: what anybody may ask for. None of them needs a sign-in, a session or a cookie."""

from django.urls import path, register_converter

from jigsaw.learning.article_rules import SECTIONS
from jigsaw.learning.pages.article import ArticlePage
from jigsaw.learning.pages.article_file import ArticleFile
from jigsaw.learning.pages.article_version import ArticleVersionPage
from jigsaw.learning.pages.articles import Articles
from jigsaw.learning.pages.articles_data import ArticlesData
from jigsaw.learning.pages.book_place import BookPlace
from jigsaw.learning.pages.booking import BookingPage
from jigsaw.learning.pages.calendar_file import BookingCalendar, EventCalendar
from jigsaw.learning.pages.cancel_booking import CancelBooking
from jigsaw.learning.pages.certificate import CertificatePage
from jigsaw.learning.pages.certificate_file import CertificateFilePage
from jigsaw.learning.pages.change_told import ChangeToldPage
from jigsaw.learning.pages.change_updates import ChangeUpdates
from jigsaw.learning.pages.check_certificate import CheckCertificate
from jigsaw.learning.pages.confirm_updates import ConfirmUpdates
from jigsaw.learning.pages.end_updates import EndUpdates
from jigsaw.learning.pages.event import EventPage
from jigsaw.learning.pages.event_slides import EventSlides
from jigsaw.learning.pages.events import Events
from jigsaw.learning.pages.feedback_given import FeedbackGiven
from jigsaw.learning.pages.genuine_certificate import GenuineCertificate
from jigsaw.learning.pages.get_updates import GetUpdates
from jigsaw.learning.pages.give_feedback import GiveFeedback
from jigsaw.learning.pages.joining import Joining
from jigsaw.learning.pages.looked_for import LookedForPage
from jigsaw.learning.pages.looked_for_told import LookedForTold
from jigsaw.learning.pages.news_feed import NewsFeed
from jigsaw.learning.pages.recording import Recording
from jigsaw.learning.pages.resume_updates import ResumeUpdates
from jigsaw.learning.pages.save_search import SaveSearch
from jigsaw.learning.pages.take_place import TakePlace
from jigsaw.learning.pages.tell_change import TellChange
from jigsaw.learning.pages.tell_us import TellUs
from jigsaw.learning.pages.told_us import ToldUs
from jigsaw.learning.pages.updates_asked import UpdatesAsked


class SectionPart:
    """The part of an address that names a list of articles."""

    regex = "|".join(SECTIONS)

    def to_python(self, value: str) -> str:
        """The name of the list."""
        return value

    def to_url(self, value: str) -> str:
        """The part of the address."""
        return value


register_converter(SectionPart, "section")

# News, campaigns, guidance and national reviews (docs/articles.md).
articles = [
    *(path(f"{name}/", Articles.as_view(name=name), name=name) for name in SECTIONS),
    *(path(f"{name}.json", ArticlesData.as_view(name=name), name=f"{name}_json") for name in SECTIONS),
    path("news/feed.atom", NewsFeed.as_view(), name="news_feed"),
    path("partnerships/<slug:publisher>/news.atom", NewsFeed.as_view(), name="publisher_news_feed"),
    path("<section:section>/<slug:article>/", ArticlePage.as_view(), name="article"),
    path("<section:section>/<slug:article>/files/<str:filename>", ArticleFile.as_view(), name="article_file"),
    path(
        "<section:section>/<slug:article>/versions/<int:number>/",
        ArticleVersionPage.as_view(),
        name="article_version",
    ),
    path(
        "<section:section>/<slug:article>/versions/<int:number>/files/<str:filename>",
        ArticleFile.as_view(),
        name="article_version_file",
    ),
]

# Updates by email (docs/bulletins.md).
updates = [
    path("updates/", GetUpdates.as_view(), name="get_updates"),
    path("updates/search/", SaveSearch.as_view(), name="save_search"),
    path("updates/asked/", UpdatesAsked.as_view(), name="updates_asked"),
    path("updates/confirm/<slug:token>/", ConfirmUpdates.as_view(), name="confirm_updates"),
    path("updates/change/<slug:token>/", ChangeUpdates.as_view(), name="change_updates"),
    path("updates/end/<slug:token>/", EndUpdates.as_view(), name="end_updates"),
    path("updates/resume/<slug:token>/", ResumeUpdates.as_view(), name="resume_updates"),
]

# Webinars and places at them (docs/webinars.md).
events = [
    path("events/", Events.as_view(), name="events"),
    path("events/booked/<slug:booking>/", BookingPage.as_view(), name="booking"),
    path("events/booked/<slug:booking>/cancel/", CancelBooking.as_view(), name="cancel_booking"),
    path("events/booked/<slug:booking>/take/", TakePlace.as_view(), name="take_place"),
    path("events/booked/<slug:booking>/event.ics", BookingCalendar.as_view(), name="booking_calendar"),
    path("events/joining/<slug:booking>/", Joining.as_view(), name="joining"),
    path("events/<slug:event>/", EventPage.as_view(), name="event"),
    path("events/<slug:event>/book/", BookPlace.as_view(), name="book_place"),
    path("events/<slug:event>/event.ics", EventCalendar.as_view(), name="event_calendar"),
]

# What follows a webinar, for those who attended, and the check of a certificate for anybody (docs/webinars.md).
afterwards = [
    path("events/booked/<slug:booking>/certificate/", CertificatePage.as_view(), name="certificate"),
    path(
        "events/booked/<slug:booking>/certificate.pdf", CertificateFilePage.as_view(), name="certificate_file"
    ),
    path("events/booked/<slug:booking>/feedback/", GiveFeedback.as_view(), name="give_feedback"),
    path("events/booked/<slug:booking>/feedback/thank-you/", FeedbackGiven.as_view(), name="feedback_given"),
    path("events/booked/<slug:booking>/changed/", TellChange.as_view(), name="tell_change"),
    path("events/booked/<slug:booking>/changed/thank-you/", ChangeToldPage.as_view(), name="change_told"),
    path("events/<slug:event>/recording/", Recording.as_view(), name="recording"),
    path("events/<slug:event>/slides/", EventSlides.as_view(), name="event_slides"),
    path("certificates/", CheckCertificate.as_view(), name="check_certificate"),
    path("certificates/<slug:code>/", GenuineCertificate.as_view(), name="genuine_certificate"),
]

urlpatterns = [
    *articles,
    *events,
    *afterwards,
    path("library/<slug:slug>/tell-us/", TellUs.as_view(), name="tell_us"),
    path("library/<slug:slug>/tell-us/thank-you/", ToldUs.as_view(), name="told_us"),
    path("looked-for/", LookedForPage.as_view(), name="looked_for"),
    path("looked-for/thank-you/", LookedForTold.as_view(), name="looked_for_told"),
    *updates,
]
