"""Make the documents of a version again, after they could not be made."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.publishing import actions
from jigsaw.publishing.desk.page import refusing
from jigsaw.publishing.desk.version_page import VersionPage
from jigsaw.publishing.rules import NotAllowed


class MakeDocumentsAgain(VersionPage):
    permission = "edit_publication"
    heading = "Make the documents again"

    def on_get(self) -> HttpResponse:
        """What stopped them, and the button."""
        return self.show(version=self.version)

    def on_post(self) -> HttpResponse:
        """Queue them once more."""
        try:
            actions.make_documents_again(self.version, by=self.who, at=self.now)
        except NotAllowed as refused:
            return self.show(version=self.version, form=refusing(refused.message))
        return self.go_home(f"The documents of version {self.version.number} are being made again.")
