"""Addresses of this room."""

from django.urls import path

from jigsaw.portal.pages.list_own_referrals import ListOwnReferrals

urlpatterns = [
    path("referrals/", ListOwnReferrals.as_view(), name="list_own_referrals"),
]
