"""Read one version and sign it, or ask for a change."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.calendar import london
from jigsaw.components.fields import CheckboxField, RadioField, TextArea
from jigsaw.components.forms import Form
from jigsaw.partnerships.desk import add_refusal
from jigsaw.publishing.rules import LONGEST_NOTE, NotAllowed
from jigsaw.teaching.actions.article_versions import ask_for_article_change, sign_article
from jigsaw.teaching.article_pages import ArticleVersionPage
from jigsaw.teaching.article_shown import InWords
from jigsaw.teaching.rules.articles import ArticleDecision

SIGN, CHANGE = ArticleDecision.SIGN, ArticleDecision.CHANGE


class SignArticleForm(Form):
    decision = RadioField(
        label="What do you decide?",
        said="What you decide",
        missing="Select what you decide",
        choices=[(SIGN.value, SIGN.words), (CHANGE.value, CHANGE.words)],
        opens={SIGN.value: "read_it", CHANGE.value: "note"},
    )
    read_it = CheckboxField(
        label="I have read this version",
        missing="Confirm that you have read this version",
        required=False,
    )
    note = TextArea(
        label="What should change?",
        said="What should change",
        missing="Enter what should change",
        max_length=LONGEST_NOTE,
        rows=4,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Who signs has read it; who asks for a change says which."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        for decision, name in ((SIGN, "read_it"), (CHANGE, "note")):
            if given.get("decision") == decision and not given.get(name) and name not in self.errors:
                self.add_error(name, str(self.fields[name].error_messages["required"]))
        return given


class SignArticle(ArticleVersionPage):
    permission = "sign_article"

    def on_get(self) -> HttpResponse:
        """The version, and the decision below it."""
        kept = self.kept()
        return self.show_version(SignArticleForm(initial=kept.dict() if kept else None))

    def on_post(self) -> HttpResponse:
        """Decide."""
        form = SignArticleForm(self.request.POST)
        if not form.is_valid():
            return self.show_version(form, status=400)
        given: dict[str, Any] = {"by": self.who, "at": self.now}
        try:
            if form.cleaned_data["decision"] == CHANGE:
                ask_for_article_change(self.version, note=form.cleaned_data["note"], **given)
                return self.go_home("Your request stands with the version.")
            sign_article(
                self.version,
                read_it=form.cleaned_data["read_it"],
                fingerprint=self.request.POST.get("fingerprint", ""),
                **given,
            )
        except NotAllowed as refused:
            add_refusal(form, refused)
            return self.show_version(form, status=400)
        return self.go_home(f"You have signed version {self.version.number}.")

    def show_version(self, form: Form, *, status: int = 200) -> HttpResponse:
        """The page."""
        in_words = InWords(self.article, self.version.content)
        return self.show(
            heading=f"Sign version {self.version.number}",
            form=form,
            version=self.version,
            made=london.words(self.version.made_at),
            content=self.version.content,
            facts=in_words.facts(),
            blocks=in_words.blocks(),
            warnings=in_words.warnings(),
            own=self.version.made_by_id == self.who.pk,
            status=status,
        )
