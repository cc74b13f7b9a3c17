"""What robots may read, and where the sitemap is."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from jigsaw.library.data_pages import DataPage
from jigsaw.library.exchange.sitemaps import robots
from jigsaw.library.harvesting import whole_address


class Robots(DataPage):
    public = True
    media = "text/plain"

    def made(self) -> bytes:
        """Everything is open, except the invented cases of a demonstration."""
        return robots(whole_address(reverse("sitemap")), invented=settings.DEMO)
