"""Cancel a planned release; the version stays signed."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from jigsaw.calendar import london
from jigsaw.components.fields import TextArea
from jigsaw.components.forms import Form
from jigsaw.partnerships.desk import add_refusal
from jigsaw.publishing.rules import LONGEST_NOTE, NotAllowed
from jigsaw.teaching.actions.article_releasing import cancel_article_release
from jigsaw.teaching.article_pages import ArticlePage
from jigsaw.teaching.queries.articles import planned_release


class CancelArticleForm(Form):
    why = TextArea(
        label="Why is the release cancelled?",
        said="Why the release is cancelled",
        missing="Enter why the release is cancelled",
        hint="It stands in the history of the page, for staff only.",
        max_length=LONGEST_NOTE,
        rows=3,
    )


class CancelArticleRelease(ArticlePage):
    permission = "release_article"
    heading = "Cancel the release"

    def on_get(self) -> HttpResponse:
        """What will happen, and the reason."""
        kept = self.kept()
        return self.show_asking(CancelArticleForm(initial=kept.dict() if kept else None))

    def on_post(self) -> HttpResponse:
        """Cancel it."""
        form = CancelArticleForm(self.request.POST)
        release = planned_release(self.article)
        if release is None:
            raise Http404
        if not form.is_valid():
            return self.show_asking(form, status=400)
        try:
            cancel_article_release(release, why=form.cleaned_data["why"], by=self.who, at=self.now)
        except NotAllowed as refused:
            add_refusal(form, refused)
            return self.show_asking(form, status=400)
        return self.go_home("The release is cancelled. The version stays signed.")

    def show_asking(self, form: Form, *, status: int = 200) -> HttpResponse:
        """The page; 404 when no release is planned."""
        release = planned_release(self.article)
        if release is None:
            raise Http404
        return self.show(form=form, planned=london.words(release.release_at), status=status)
