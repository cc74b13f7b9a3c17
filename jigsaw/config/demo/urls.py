"""Addresses of the demo."""

from django.urls import path

from jigsaw.config.demo.mailbox import Mailbox

urlpatterns = [path("mailbox/", Mailbox.as_view(), name="mailbox")]
