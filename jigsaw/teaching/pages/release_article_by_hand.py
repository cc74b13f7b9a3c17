"""Publish by hand what the worker left undone, once its time has come."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse

from jigsaw.partnerships.desk import refusing
from jigsaw.publishing.rules import NotAllowed
from jigsaw.teaching.actions.article_releasing import release_article_now
from jigsaw.teaching.article_pages import ArticlePage
from jigsaw.teaching.queries.articles import planned_release, release_state


class ReleaseArticleByHand(ArticlePage):
    permission = "release_article"
    heading = "Publish by hand"

    def on_get(self) -> HttpResponse:
        """What will happen, asked first."""
        return self.show_asking()

    def on_post(self) -> HttpResponse:
        """Release it."""
        release = planned_release(self.article)
        if release is None:
            raise Http404
        try:
            release_article_now(release, by=self.who, at=self.now)
        except NotAllowed as refused:
            return self.show_asking(form=refusing(str(refused)), status=400)
        return self.go_home("The page is published.")

    def show_asking(self, **context: Any) -> HttpResponse:
        """The page; 404 when no release is planned."""
        if planned_release(self.article) is None:
            raise Http404
        return self.show(release=release_state(self.article, self.now), **context)
