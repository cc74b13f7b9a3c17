"""The draft as readers will see it."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.teaching.actions.article_rows import frozen
from jigsaw.teaching.article_pages import ArticlePage
from jigsaw.teaching.article_shown import InWords


class PreviewArticle(ArticlePage):
    permission = "view_article"
    heading = "Preview of the draft"

    def on_get(self) -> HttpResponse:
        """Title, summary, facts and blocks."""
        content = frozen(self.article)
        in_words = InWords(self.article, content)
        return self.show(
            content=content, facts=in_words.facts(), blocks=in_words.blocks(), warnings=in_words.warnings()
        )
