"""Addresses of this room: requests to agencies, and the merged chronology of a case. Agencies' own pages: portal."""

from django.urls import URLPattern, URLResolver, include, path

from jigsaw.agency_returns.pages.view_chronology import ViewChronology
from jigsaw.agency_returns.pages.view_row import ViewRow

# Requests of one case.
requests: list[URLPattern | URLResolver] = []

# The merged chronology of one case.
chronology: list[URLPattern | URLResolver] = [
    path("", ViewChronology.as_view(), name="view_chronology"),
    path("rows/<uuid:row_id>/", ViewRow.as_view(), name="view_row"),
]

# What each agency knew when.
key_facts: list[URLPattern | URLResolver] = []

urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/<uuid:incident_id>/agencies/", include(requests)),
    path("cases/<uuid:incident_id>/chronology/", include(chronology)),
    path("cases/<uuid:incident_id>/key-facts/", include(key_facts)),
]
