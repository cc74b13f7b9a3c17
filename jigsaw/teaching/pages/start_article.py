"""Start news, a campaign, guidance or another page: choose its kind."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from jigsaw.components.fields import RadioField
from jigsaw.components.forms import Form
from jigsaw.partnerships.models import Partnership
from jigsaw.teaching.actions.articles import start_article
from jigsaw.teaching.article_pages import ArticlesPage
from jigsaw.teaching.rules.articles import KIND_WORDS

DIGEST = "digest"
HINTS = {
    "news": "Something to tell once",
    DIGEST: "Jigsaw proposes it from what was published since a day; you change what you like",
    "campaign": "What you ask everybody to do, with the reviews that it answers",
    "strategy": "What the partnership will do over years",
    "guidance": "Rules to follow. Earlier versions stay to be read",
    "framework": "A document or template that the region shares. Earlier versions stay to be read",
    "national-review": "What a national body published, and what you have done about it",
}


class StartArticleForm(Form):
    partnership = RadioField(
        label="Which partnership publishes?",
        said="The partnership",
        missing="Select which partnership publishes",
        choices=[],
    )
    kind = RadioField(
        label="What do you want to write?",
        said="What you want to write",
        missing="Select what you want to write",
        choices=[
            ("news", KIND_WORDS["news"]),
            (DIGEST, "News: a digest of what was published"),
            *((kind, words) for kind, words in KIND_WORDS.items() if kind != "news"),
        ],
        hints=HINTS,
    )

    def __init__(self, *args: Any, partnerships: list[Partnership], **kwargs: Any):
        super().__init__(*args, **kwargs)
        if len(partnerships) > 1:
            asked: Any = self.fields["partnership"]
            asked.choices = [(each.slug, each.name) for each in partnerships]
        else:
            del self.fields["partnership"]


class StartArticle(ArticlesPage):
    permission = "edit_article"
    heading = "Start a page"

    def get(self, request: Any) -> HttpResponse:
        """The question."""
        return self.show(form=StartArticleForm(partnerships=self.offered()))

    def post(self, request: Any) -> HttpResponse:
        """Begin, or go on to the digest."""
        form = StartArticleForm(request.POST, partnerships=self.offered())
        if not form.is_valid():
            return self.show(form=form, status=400)
        home = self.chosen(form.cleaned_data.get("partnership"))
        if form.cleaned_data["kind"] == DIGEST:
            return self.done_to(f"{reverse('start_digest')}?partnership={home.slug}")
        begun = start_article(partnership=home, kind=form.cleaned_data["kind"], by=self.who, at=self.now)
        return self.done_to(reverse("edit_article", args=[begun.pk]))
