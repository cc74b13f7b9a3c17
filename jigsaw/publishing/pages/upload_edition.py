"""Start a publication from an edition file, judged by what is in it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from jigsaw.components.forms import Form
from jigsaw.documents.made import EditionFaults
from jigsaw.partnerships.models import Partnership
from jigsaw.publishing import actions
from jigsaw.publishing.desk.page import PublishingPage, chosen_partnership
from jigsaw.publishing.desk.upload import UploadForm, edition_faults, passed
from jigsaw.publishing.rules import NotAllowed


class UploadEdition(PublishingPage):
    permission = "edit_publication"
    heading = "Upload an edition file"

    def get(self, request: Any) -> HttpResponse:
        """The file field."""
        return self.show_upload(UploadForm(), request.GET.get("partnership", ""))

    def post(self, request: Any) -> HttpResponse:
        """Take the file as a whole, or say everything that is wrong with it."""
        slug = request.POST.get("partnership", "")
        form = UploadForm(request.POST, request.FILES)
        file = passed(form)
        if file is None:
            return self.show_upload(form, slug)
        try:
            begun = actions.upload_edition(
                partnership=self.partnership(slug),
                content=file.content,
                name=file.name,
                by=self.who,
                at=self.now,
            )
        except EditionFaults as refused:
            edition_faults(form, refused)
            return self.show_upload(form, slug)
        except NotAllowed as refused:
            form.add_error(None, refused.message)
            return self.show_upload(form, slug)
        return self.done_to(
            reverse("view_publication", args=[begun.pk]), "The edition is uploaded. Version 1 is being made."
        )

    def partnership(self, slug: str) -> Partnership:
        """The partnership that publishes, among those for which the person may; or 404."""
        offered = self.partnerships()
        chosen = chosen_partnership(list(offered), slug)
        return self.find(offered, pk=chosen.pk)

    def show_upload(self, form: Form, slug: str) -> HttpResponse:
        """The page; the partnership that was chosen before stands with it."""
        return self.show(form=form, partnership_slug=self.partnership(slug).slug)
