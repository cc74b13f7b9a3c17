"""Addresses of this room: pages of the rapid review of a case, and the partnership's day plan."""

from django.urls import URLPattern, URLResolver, include, path

# Pages of the rapid review of one case.
review: list[URLPattern | URLResolver] = []

urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/<uuid:incident_id>/rapid-review/", include(review)),
]
