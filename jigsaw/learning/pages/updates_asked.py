"""What follows an asking for updates, the same for every address."""

from __future__ import annotations

from typing import Any

from jigsaw.components.page import PublicPage
from jigsaw.learning.bulletin_words import DAYS_TO_CONFIRM
from jigsaw.library import queries
from jigsaw.library.reading import region_site


class UpdatesAsked(PublicPage):
    public = True
    title = "Check your email"
    template_name = "learning/updates_asked.html"

    def site(self) -> dict[str, Any]:
        """The layout's variables of the region."""
        return region_site(queries.publishers())

    def content(self) -> dict[str, Any]:
        """How long the link in the mail works."""
        return {"days": DAYS_TO_CONFIRM}
