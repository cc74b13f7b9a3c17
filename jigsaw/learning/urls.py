"""Addresses of this room: what anybody may ask for. None of them needs a sign-in, a session or a cookie."""

from django.urls import path

from jigsaw.learning.pages.change_updates import ChangeUpdates
from jigsaw.learning.pages.confirm_updates import ConfirmUpdates
from jigsaw.learning.pages.end_updates import EndUpdates
from jigsaw.learning.pages.get_updates import GetUpdates
from jigsaw.learning.pages.resume_updates import ResumeUpdates
from jigsaw.learning.pages.tell_us import TellUs
from jigsaw.learning.pages.told_us import ToldUs
from jigsaw.learning.pages.updates_asked import UpdatesAsked

# Updates by email (docs/bulletins.md).
updates = [
    path("updates/", GetUpdates.as_view(), name="get_updates"),
    path("updates/asked/", UpdatesAsked.as_view(), name="updates_asked"),
    path("updates/confirm/<slug:token>/", ConfirmUpdates.as_view(), name="confirm_updates"),
    path("updates/change/<slug:token>/", ChangeUpdates.as_view(), name="change_updates"),
    path("updates/end/<slug:token>/", EndUpdates.as_view(), name="end_updates"),
    path("updates/resume/<slug:token>/", ResumeUpdates.as_view(), name="resume_updates"),
]

urlpatterns = [
    path("library/<slug:slug>/tell-us/", TellUs.as_view(), name="tell_us"),
    path("library/<slug:slug>/tell-us/thank-you/", ToldUs.as_view(), name="told_us"),
    *updates,
]
