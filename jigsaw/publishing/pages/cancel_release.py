"""Cancel a planned release; the version stays signed."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from jigsaw.components.fields import TextArea
from jigsaw.components.forms import Form
from jigsaw.publishing import actions
from jigsaw.publishing.desk.page import PublicationPage
from jigsaw.publishing.queries import release_state
from jigsaw.publishing.rules import LONGEST_NOTE, NotAllowed


class CancelForm(Form):
    why = TextArea(
        label="Why is the release cancelled?",
        said="Why the release is cancelled",
        missing="Enter why the release is cancelled",
        hint="It stands in the history of the publication, for staff only.",
        max_length=LONGEST_NOTE,
        rows=3,
    )


class CancelRelease(PublicationPage):
    permission = "release_publication"
    heading = "Cancel the release"

    def on_get(self) -> HttpResponse:
        """What will happen, and the reason."""
        kept = self.kept()
        return self.show_asking(CancelForm(initial=kept.dict() if kept else None))

    def on_post(self) -> HttpResponse:
        """Cancel it."""
        form = CancelForm(self.request.POST)
        release = release_state(self.publication, self.now).release
        if release is None:
            raise Http404
        if not form.is_valid():
            return self.show_asking(form)
        try:
            actions.cancel_release(release, by=self.who, at=self.now, why=form.cleaned_data["why"])
        except NotAllowed as refused:
            form.add_error(None, refused.message)
            return self.show_asking(form)
        return self.go_home("The release is cancelled. The version stays signed.")

    def show_asking(self, form: Form) -> HttpResponse:
        """The page; 404 when there is no release."""
        state = release_state(self.publication, self.now)
        if state.release is None:
            raise Http404
        return self.show(form=form, release=state)
