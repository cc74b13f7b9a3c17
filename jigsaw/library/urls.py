"""Addresses of this room. None of them needs a sign-in, a session or a cookie."""

from django.urls import path

from jigsaw.library.pages.accessibility import Accessibility
from jigsaw.library.pages.archive import Archive
from jigsaw.library.pages.briefing import Briefing
from jigsaw.library.pages.colours import Colours
from jigsaw.library.pages.cookies import Cookies
from jigsaw.library.pages.file import File
from jigsaw.library.pages.front import Front
from jigsaw.library.pages.healthz import Healthz
from jigsaw.library.pages.learning_from_reviews import LearningFromReviews
from jigsaw.library.pages.library import Library
from jigsaw.library.pages.old_spelling import OldSpelling
from jigsaw.library.pages.privacy import Privacy
from jigsaw.library.pages.report import Report
from jigsaw.library.pages.review import Review

urlpatterns = [
    path("", Front.as_view(), name="front"),
    path("partnerships/<slug:publisher>/", LearningFromReviews.as_view(), name="learning_from_reviews"),
    path("partnerships/<slug:publisher>/archive/", Archive.as_view(), name="archive"),
    path("partnerships/<slug:publisher>/colours.css", Colours.as_view(), name="colours"),
    path("library/", Library.as_view(), name="library"),
    path("library/<slug:slug>/", Review.as_view(), name="review"),
    path("library/<slug:slug>/report/", Report.as_view(), name="report"),
    path("library/<slug:slug>/briefing/", Briefing.as_view(), name="briefing"),
    path("library/<slug:slug>/files/<str:filename>", File.as_view(), name="file"),
    path("library/<path:spelling>/", OldSpelling.as_view(), name="old_spelling"),
    path("accessibility/", Accessibility.as_view(), name="accessibility"),
    path("cookies/", Cookies.as_view(), name="cookies"),
    path("privacy/", Privacy.as_view(), name="privacy"),
    path("healthz", Healthz.as_view(), name="healthz"),
]
