"""What was done to an article, newest first."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.calendar import london
from jigsaw.teaching.article_pages import ArticlePage
from jigsaw.teaching.queries.articles import history


class ViewArticleHistory(ArticlePage):
    permission = "view_article"
    heading = "History"

    def on_get(self) -> HttpResponse:
        """Every line."""
        lines = [
            {"when": london.words(line.at), "who": line.who, "what": line.what, "why": line.why}
            for line in history(self.article)
        ]
        return self.show(lines=lines)
