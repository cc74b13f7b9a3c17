"""Addresses of this room: pages of the rapid review of a case, and the partnership's day plan."""

from django.urls import URLPattern, URLResolver, include, path

from jigsaw.rapid_reviews.pages.view_rapid_review import ViewRapidReview

# Pages of the rapid review of one case.
review: list[URLPattern | URLResolver] = [
    path("", ViewRapidReview.as_view(), name="view_rapid_review"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/<uuid:incident_id>/rapid-review/", include(review)),
]
