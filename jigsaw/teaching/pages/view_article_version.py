"""One version as it was frozen, with what was decided on it."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.calendar import london
from jigsaw.teaching.article_pages import ArticleVersionPage
from jigsaw.teaching.article_shown import InWords
from jigsaw.teaching.models import ArticleSignature
from jigsaw.teaching.rules.articles import ArticleDecision


class ViewArticleVersion(ArticleVersionPage):
    permission = "view_article"

    def on_get(self) -> HttpResponse:
        """The version."""
        content = self.version.content
        in_words = InWords(self.article, content)
        standing = ArticleSignature.rows.filter(version=self.version).select_related("person")
        return self.show(
            heading=f"Version {self.version.number}",
            version=self.version,
            made=london.words(self.version.made_at),
            content=content,
            facts=in_words.facts(),
            blocks=in_words.blocks(),
            decisions=[_decision(row) for row in standing],
        )


def _decision(row: ArticleSignature) -> dict[str, str]:
    said = "Signed" if row.decision == ArticleDecision.SIGN else "Asked for a change"
    replaced = " (a later decision took its place)" if row.replaced_at else ""
    return {
        "who": row.person.full_name,
        "said": said + replaced,
        "when": london.words(row.at),
        "note": row.note,
    }
