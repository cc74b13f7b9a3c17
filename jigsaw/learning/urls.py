"""Addresses of this room: what anybody may ask for. None of them needs a sign-in, a session or a cookie."""

from django.urls import path

from jigsaw.learning.pages.tell_us import TellUs
from jigsaw.learning.pages.told_us import ToldUs

urlpatterns = [
    path("library/<slug:slug>/tell-us/", TellUs.as_view(), name="tell_us"),
    path("library/<slug:slug>/tell-us/thank-you/", ToldUs.as_view(), name="told_us"),
]
