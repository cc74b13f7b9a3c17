"""Title, summary, themes and the other facts of an article."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.incidents.desk.part_writing import PartPage
from jigsaw.teaching.actions.articles import save_article
from jigsaw.teaching.article_forms import OF_NATIONAL, OF_VERSIONS, ArticleForm, themes_by_group
from jigsaw.teaching.article_pages import ArticlePage
from jigsaw.teaching.queries.article_choices import reviews_offered
from jigsaw.teaching.rules.articles import NATIONAL_REVIEW, WITH_VERSIONS

FIELDS_OF_NATIONAL = {
    "national_title": "title",
    "national_publisher": "publisher",
    "national_address": "address",
    "national_published": "published",
    "response": "response",
}


class EditArticle(ArticlePage, PartPage):
    permission = "edit_article"
    heading = "Title and facts"
    form_class = ArticleForm

    def revision_now(self) -> int:
        """The revision of the draft."""
        return self.article.revision

    def held(self) -> dict[str, Any]:
        """What the draft holds, by field of the form."""
        draft = self.article.draft
        national = draft.get("national") or {}
        held = {name: draft.get(name) for name in ("title", "summary", "editions", *OF_VERSIONS)}
        held |= {name: national.get(key) for name, key in FIELDS_OF_NATIONAL.items()}
        return held | themes_by_group(draft.get("themes", [])) | {"other_reviews": []}

    def form(self, data: Any = None) -> ArticleForm:
        """The form of this kind of article."""
        draft = self.article.draft
        return ArticleForm(
            data,
            initial={**self.held(), "revision": self.revision_now()},
            kind=self.article.kind,
            themes=draft.get("themes", []),
            reviews=reviews_offered(self.article.partnership, draft.get("editions", [])),
        )

    def write(self, form: ArticleForm) -> HttpResponse:
        """Save it."""
        given, kind = form.cleaned_data, self.article.kind
        values: dict[str, Any] = {name: given[name] for name in ("title", "summary", "editions")}
        values["themes"] = form.themes_chosen()
        if kind in WITH_VERSIONS:
            day = given["review_on"]
            values |= {name: given[name] for name in OF_VERSIONS} | {
                "review_on": day.isoformat() if day else ""
            }
        if kind == NATIONAL_REVIEW:
            values["national"] = {FIELDS_OF_NATIONAL[name]: given[name] for name in OF_NATIONAL}
        save_article(self.article, values=values, revision=form.seen_revision(), by=self.who, at=self.now)
        return self.done_to(self.address("edit_article_blocks"), "Title and facts are saved.")
