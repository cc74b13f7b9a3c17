"""Add further files or a text to an import that is not added to the library yet."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.components.forms import Form
from jigsaw.publishing import actions
from jigsaw.publishing.desk.past_files import passed, told
from jigsaw.publishing.desk.past_page import PastImportPage
from jigsaw.publishing.forms.past_files import PastFilesForm
from jigsaw.publishing.rules import NotAllowed


class AddPastFiles(PastImportPage):
    heading = "Add files to this import"

    def on_get(self) -> HttpResponse:
        """The questions."""
        return self.show_asking(PastFilesForm(self.kept()))

    def on_post(self) -> HttpResponse:
        """Take each file through the gate and queue the reading of all."""
        form = PastFilesForm(self.request.POST, self.request.FILES)
        found = passed(form) if form.is_valid() else None
        if found is None:
            return self.show_asking(form)
        try:
            actions.add_past_files(
                self.held, files=found.files, refused=found.refused, by=self.who, at=self.now
            )
        except NotAllowed as refused:
            form.add_error("file", refused.message)
            return self.show_asking(form)
        return self.done_to(self.home(), told(found))

    def show_asking(self, form: Form) -> HttpResponse:
        """The page."""
        return self.show(form=form, files=self.files())

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The imports, this import, this page."""
        return self.crumbs_below(heading)
