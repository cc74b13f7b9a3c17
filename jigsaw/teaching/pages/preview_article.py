"""The draft as readers will see it: the public page itself, for staff alone."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse

from jigsaw.learning.article_preview import preview_article
from jigsaw.teaching.actions.article_crossing import draft_details
from jigsaw.teaching.actions.article_rows import frozen
from jigsaw.teaching.article_pages import ArticlePage
from jigsaw.teaching.article_shown import InWords
from jigsaw.teaching.models import ArticleFile
from jigsaw.teaching.queries.articles import released_before
from jigsaw.teaching.rules.articles import empty_block, faults_of


class PreviewArticle(ArticlePage):
    permission = "view_article"
    heading = "Preview of the draft"

    def on_get(self) -> HttpResponse:
        """The page alone, with a note above it on what is missing and what readers would not see."""
        article, content = self.article, frozen(self.article)
        missing = faults_of(article.kind, article.draft, replaces=released_before(article))
        notes = [f"Not done yet. {words}." for words, _ in missing] + InWords(article, content).warnings()
        content["blocks"] = [block for block in content["blocks"] if not empty_block(block)]
        held = {row.filename: row for row in ArticleFile.rows.filter(article=article)}
        html = preview_article(
            draft_details(article, content),
            sizes={name: row.size for name, row in held.items()},
            files={
                name: reverse("download_article_file", args=[article.pk, row.pk])
                for name, row in held.items()
            },
            home=self.home(),
            notes=notes,
            at=self.now,
        )
        return HttpResponse(html)
