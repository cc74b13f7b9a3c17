"""Put an uploaded edition in the place of the draft."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.documents.made import EditionFaults
from jigsaw.publishing import actions
from jigsaw.publishing.desk.page import PublicationPage
from jigsaw.publishing.desk.part_page import SIGNED_STAGES
from jigsaw.publishing.desk.upload import UploadForm, edition_faults, passed
from jigsaw.publishing.rules import NotAllowed, Stage


class ReplaceDraft(PublicationPage):
    permission = "edit_publication"
    heading = "Upload another edition file"

    def on_get(self) -> HttpResponse:
        """The file field."""
        return self.show_upload(UploadForm())

    def on_post(self) -> HttpResponse:
        """Take the file as a whole, or say everything that is wrong with it."""
        form = UploadForm(self.request.POST, self.request.FILES)
        file = passed(form)
        if file is None:
            return self.show_upload(form)
        try:
            actions.replace_draft(
                self.publication, content=file.content, name=file.name, by=self.who, at=self.now
            )
        except EditionFaults as refused:
            edition_faults(form, refused)
            return self.show_upload(form)
        except NotAllowed as refused:
            form.add_error(None, refused.message)
            return self.show_upload(form)
        return self.go_home("The draft is what the file holds. Make a version when it is ready.")

    def show_upload(self, form: UploadForm) -> HttpResponse:
        """The page."""
        clears = self.publication.stage in SIGNED_STAGES
        return self.show(form=form, clears=clears, scheduled=self.publication.stage == Stage.SCHEDULED)
