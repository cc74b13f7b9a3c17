"""Addresses of this room."""

from django.urls import path

from jigsaw.portal.pages.list_own_referrals import ListOwnReferrals
from jigsaw.portal.pages.make_referral import MakeReferral
from jigsaw.portal.pages.start_referral import StartReferral
from jigsaw.portal.pages.view_own_referral import ViewOwnReferral

urlpatterns = [
    path("refer/<slug:slug>/", StartReferral.as_view(), name="start_referral"),
    path("refer/<slug:slug>/new/", MakeReferral.as_view(), name="make_referral"),
    path("referrals/", ListOwnReferrals.as_view(), name="list_own_referrals"),
    path("referrals/<uuid:referral_id>/", ViewOwnReferral.as_view(), name="view_own_referral"),
]
