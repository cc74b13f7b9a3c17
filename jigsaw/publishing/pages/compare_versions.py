"""What differs between two versions, in words."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.publishing.desk.shown import shown_changes
from jigsaw.publishing.desk.version_page import VersionPage, versions_find
from jigsaw.publishing.queries import difference


class CompareVersions(VersionPage):
    permission = "view_publication"

    def on_get(self) -> HttpResponse:
        """The earlier version first, whichever order the address names."""
        other = versions_find(self, self.publication.versions.all(), self.kwargs["other"])
        older, newer = sorted((self.version, other), key=lambda version: version.number)
        return self.show(
            heading=f"Changes from version {older.number} to version {newer.number}",
            older=older,
            newer=newer,
            changes=shown_changes(difference(older, newer)),
        )
