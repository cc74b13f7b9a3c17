"""Where the public finds what was released."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from jigsaw.library.models import PublishedEdition
from jigsaw.publishing.models import Publication

PUBLIC_ADDRESSES = "jigsaw.config.urls_public"


def public_address(publication: Publication) -> str:
    """The address of the public page, which gives the reason once withdrawn; "" before the first release."""
    slug = PublishedEdition.objects.filter(pk=publication.pk).values_list("slug", flat=True).first()
    path = reverse("review", args=[slug], urlconf=PUBLIC_ADDRESSES) if slug else ""
    return settings.PUBLIC_ADDRESS.rstrip("/") + path if path else ""
