"""Withdraw what was published; its address gives the reason from then on."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.components.fields import TextArea
from jigsaw.components.forms import Form
from jigsaw.partnerships.desk import add_refusal
from jigsaw.publishing.rules import LONGEST_PUBLIC_WORDS, NotAllowed
from jigsaw.teaching.actions.article_releasing import withdraw_article
from jigsaw.teaching.article_pages import ArticlePage


class WithdrawArticleForm(Form):
    reason = TextArea(
        label="Why is it withdrawn?",
        said="Why it is withdrawn",
        missing="Enter why it is withdrawn",
        hint="The public reads these words at its address. Say nothing of a case.",
        max_length=LONGEST_PUBLIC_WORDS,
        rows=4,
    )


class WithdrawArticle(ArticlePage):
    permission = "release_article"
    heading = "Withdraw this page"

    def on_get(self) -> HttpResponse:
        """What will happen, and the reason."""
        kept = self.kept()
        return self.show(form=WithdrawArticleForm(initial=kept.dict() if kept else None))

    def on_post(self) -> HttpResponse:
        """Withdraw it."""
        form = WithdrawArticleForm(self.request.POST)
        if not form.is_valid():
            return self.show(form=form, status=400)
        try:
            withdraw_article(self.article, reason=form.cleaned_data["reason"], by=self.who, at=self.now)
        except NotAllowed as refused:
            add_refusal(form, refused)
            return self.show(form=form, status=400)
        return self.go_home("The page is withdrawn. Its address gives the reason.")
