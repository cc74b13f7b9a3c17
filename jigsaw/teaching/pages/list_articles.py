"""News, campaigns, guidance and the rest, grouped by what to do next."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.calendar import london
from jigsaw.teaching.article_pages import PLACE, ArticlesPage
from jigsaw.teaching.models import Article
from jigsaw.teaching.queries.articles import board, planned_moments
from jigsaw.teaching.rules.articles import KIND_WORDS, ArticleState

GROUPS = {
    ArticleState.DRAFTING: "To write",
    ArticleState.SIGNING: "To sign",
    ArticleState.SIGNED: "To schedule",
    ArticleState.SCHEDULED: "Waiting for their release time",
    ArticleState.PUBLISHED: "Published",
    ArticleState.WITHDRAWN: "Withdrawn",
}


class ListArticles(ArticlesPage):
    permission = "view_article"
    heading = PLACE

    def get(self, request: Any) -> HttpResponse:
        """The list, of one kind where `?kind=` names one."""
        everything = board(self.who, self.permission)
        kind = request.GET.get("kind", "")
        kind = kind if kind in KIND_WORDS else ""
        rows = [row for row in everything if not kind or row.kind == kind]
        planned = planned_moments([row for row in rows if row.state == ArticleState.SCHEDULED])
        several = len({row.partnership_id for row in everything}) > 1
        groups = [
            (words, [_row(row, planned.get(row.pk), several) for row in rows if row.state == state])
            for state, words in GROUPS.items()
        ]
        return self.show(
            groups=[(words, found) for words, found in groups if found],
            kinds=self.kinds(everything, kind),
            chosen=KIND_WORDS.get(kind, ""),
            may_start=self.may("edit_article"),
            crumbs=[],
        )

    def kinds(self, rows: list[Article], chosen: str) -> list[dict[str, Any]]:
        """Links that narrow the list: the kinds of which there is any."""
        there = {row.kind for row in rows}
        offered = [("", "All")] + [(kind, words) for kind, words in KIND_WORDS.items() if kind in there]
        return [
            {"words": words, "href": f"?kind={kind}" if kind else "?", "current": kind == chosen}
            for kind, words in offered
        ]


def _row(row: Article, planned: Any, several: bool) -> dict[str, Any]:
    facts = [KIND_WORDS[row.kind], row.partnership.name if several else ""]
    return {
        "id": row.pk,
        "title": row.title,
        "facts": " · ".join(fact for fact in facts if fact),
        "planned": london.words(planned) if planned else "",
        "state": ArticleState(row.state).words,
    }
