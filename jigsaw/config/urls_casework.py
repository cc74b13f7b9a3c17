"""Addresses of the staff site."""

from django.conf import settings
from django.urls import include, path

handler404 = "jigsaw.partnerships.answers.not_found"
handler500 = "jigsaw.partnerships.answers.broken"

urlpatterns = [
    path("", include("jigsaw.accounts.urls")),
    path("", include("jigsaw.partnerships.urls")),
    path("", include("jigsaw.incidents.urls")),
    path("", include("jigsaw.agency_returns.urls")),
    path("", include("jigsaw.rapid_reviews.urls")),
    path("", include("jigsaw.publishing.urls")),
    path("", include("jigsaw.teaching.urls")),
    path("", include("jigsaw.portal.urls")),
]

if settings.DEMO:
    urlpatterns += [path("demo/", include("jigsaw.config.demo.urls"))]
