"""What the pages about one version share."""

from __future__ import annotations

from typing import Any

from jigsaw.publishing.desk.page import PublicationPage
from jigsaw.publishing.models import Version


class VersionPage(PublicationPage):
    """A page about one version of a publication, or 404."""

    version: Version

    def find_publication(self) -> Any:
        """The publication and its version."""
        found = super().find_publication()
        versions = found.versions.select_related("made_by").prefetch_related("documents")
        self.version = versions_find(self, versions, self.kwargs["number"])
        return found

    def version_address(self, name: str, **more: Any) -> str:
        """The address of another page of this version."""
        return self.address(name, number=self.version.number, **more)


def versions_find(page: PublicationPage, versions: Any, number: int) -> Version:
    """One version by its number, or 404. The reading is recorded of the publication."""
    about = page.about
    version = page.find(versions, number=number)
    version.publication = page.publication
    page.about = about
    return version
