"""Addresses of the demo."""

from django.urls import path

from jigsaw.config.demo.mailbox import Mailbox
from jigsaw.config.demo.time_machine import TimeMachine

urlpatterns = [
    path("mailbox/", Mailbox.as_view(), name="mailbox"),
    path("time/", TimeMachine.as_view(), name="time_machine"),
]
