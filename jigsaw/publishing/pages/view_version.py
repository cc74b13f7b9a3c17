"""One version: what it holds, its documents, and what changed since the one before."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.calendar import london
from jigsaw.publishing.desk.shown import document_cards
from jigsaw.publishing.desk.version_page import VersionPage
from jigsaw.publishing.queries import newest_version
from jigsaw.publishing.rules import DocumentState


class ViewVersion(VersionPage):
    permission = "view_publication"

    def on_get(self) -> HttpResponse:
        """The version."""
        return self.show_version()

    def show_version(self, **context: Any) -> HttpResponse:
        """The page."""
        version = self.version
        newest = newest_version(self.publication)
        return self.show(
            heading=f"Version {version.number}",
            version=version,
            made=london.words(version.made_at),
            documents_words=DocumentState(version.documents_state).words,
            cards=document_cards(version),
            failed=version.documents_state == DocumentState.FAILED,
            is_newest=newest is not None and newest.pk == version.pk,
            newest=newest,
            before=version.number - 1,
            **context,
        )
