"""Freeze the draft as a version, so that one person can sign it."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.components.fields import TextField
from jigsaw.components.forms import Form
from jigsaw.partnerships.desk import add_refusal
from jigsaw.publishing.rules import LONGEST_WHAT_CHANGED, NotAllowed
from jigsaw.teaching.actions.article_versions import make_article_version
from jigsaw.teaching.article_pages import ArticlePage
from jigsaw.teaching.queries.articles import newest_version, released_before
from jigsaw.teaching.rules.articles import faults_of


class ArticleVersionForm(Form):
    what_changed = TextField(
        label="What changed",
        said="What changed",
        missing="Enter what changed",
        hint="One line for whoever signs it. Readers do not see it.",
        max_length=LONGEST_WHAT_CHANGED,
    )


class MakeArticleVersion(ArticlePage):
    permission = "edit_article"

    def on_get(self) -> HttpResponse:
        """What is still missing, or the line."""
        kept = self.kept()
        first = {} if newest_version(self.article) else {"what_changed": "First version"}
        return self.show_asking(ArticleVersionForm(initial=kept.dict() if kept else first))

    def on_post(self) -> HttpResponse:
        """Make it."""
        form = ArticleVersionForm(self.request.POST)
        if not form.is_valid():
            return self.show_asking(form, status=400)
        try:
            made = make_article_version(
                self.article, what_changed=form.cleaned_data["what_changed"], by=self.who, at=self.now
            )
        except NotAllowed as refused:
            add_refusal(form, refused)
            return self.show_asking(form, status=400)
        return self.go_home(f"Version {made.number} is made, and waits for one signature.")

    def show_asking(self, form: Form, *, status: int = 200) -> HttpResponse:
        """The page."""
        newest = newest_version(self.article)
        faults = faults_of(self.article.kind, self.article.draft, replaces=released_before(self.article))
        return self.show(
            heading=f"Make version {newest.number + 1 if newest else 1}",
            form=form,
            faults=[{"words": words, "href": self.address(name)} for words, name in faults],
            status=status,
        )
