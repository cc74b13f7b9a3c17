"""Addresses of the public site."""

from django.urls import include, path

from jigsaw.library.urls import answers

# Answers first: readers ask for them most, and every address is tried in its turn.
urlpatterns = [
    *answers,
    path("", include("jigsaw.learning.urls")),
    path("", include("jigsaw.library.urls")),
]

handler400 = handler404 = "jigsaw.library.pages.not_found.not_found"
handler500 = "jigsaw.library.pages.server_fault.server_fault"
