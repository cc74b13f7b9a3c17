"""Addresses of this room: what anybody may ask for. None of them needs a sign-in, a session or a cookie."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
