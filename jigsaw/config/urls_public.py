"""Addresses of the public site."""

from django.urls import include, path

urlpatterns = [path("", include("jigsaw.library.urls"))]
