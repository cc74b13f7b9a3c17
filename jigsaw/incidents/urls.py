"""Addresses of this room: identifiers, never a name or a reference."""

from django.urls import URLPattern, URLResolver, include, path

from jigsaw.incidents.pages.list_cases import ListCases
from jigsaw.incidents.pages.my_work import MyWork
from jigsaw.incidents.pages.view_case import ViewCase

# Pages of one case.
case: list[URLPattern | URLResolver] = [
    path("", ViewCase.as_view(), name="view_case"),
]

urlpatterns = [
    path("work/", MyWork.as_view(), name="my_work"),
    path("cases/", ListCases.as_view(), name="list_cases"),
    path("cases/<uuid:incident_id>/", include(case)),
]
