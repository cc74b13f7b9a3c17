"""One block of an article."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse

from jigsaw.incidents.desk.part_writing import PartPage
from jigsaw.teaching.actions.articles import save_article_block
from jigsaw.teaching.article_forms import BLOCK_FORMS, BlockForm
from jigsaw.teaching.article_pages import ArticlePage
from jigsaw.teaching.models import Article
from jigsaw.teaching.queries.article_choices import articles_offered, events_offered, reviews_offered
from jigsaw.teaching.rules.articles import BLOCK_WORDS

NOTHING = {
    "reviews": "No review of the region is public yet. Those that are on their way can be chosen once they are signed.",
    "documents": "This page has no documents yet. Add one first.",
    "webinar": "There is no webinar yet, neither public nor being written.",
    "campaign": "There is no other page yet to which this one could lead.",
}


class EditArticleBlock(ArticlePage, PartPage):
    permission = "edit_article"
    form_class = BlockForm
    # Said where there is nothing to choose from yet.
    nothing = ""

    def find_row(self) -> Article:
        """The article and the block of the address; 404 for a block that is not there."""
        found = super().find_row()
        key = str(self.kwargs["block_id"])
        blocks = [block for block in found.draft.get("blocks", []) if block["key"] == key]
        if not blocks:
            raise Http404
        self.block = blocks[0]
        return found

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page, called after the kind of its block."""
        kind = self.block["type"]
        own = {"heading": f"Block: {BLOCK_WORDS[kind].lower()}", "kind": kind, "nothing": self.nothing}
        return super().show(template, status=status, **(own | variables))

    def revision_now(self) -> int:
        """The revision of the draft."""
        return self.article.revision

    def held(self) -> dict[str, Any]:
        """What the block holds, by field of the form."""
        return {name: value for name, value in self.block.items() if name not in ("key", "type")}

    def form(self, data: Any = None) -> BlockForm:
        """The form of this kind of block."""
        kind, article = self.block["type"], self.article
        offered: dict[str, Any] = {}
        if kind == "reviews":
            offered["reviews"] = reviews_offered(article.partnership, self.block.get("editions", []))
        elif kind == "documents":
            offered["files"] = [
                (str(file.pk), f"{file.title} ({file.format.upper()})") for file in article.files.all()
            ]
        elif kind == "webinar":
            offered["events"] = events_offered(article.partnership, self.block.get("event", ""), at=self.now)
        elif kind == "campaign":
            offered["articles"] = articles_offered(article)
        if kind in NOTHING and not next(iter(offered.values())):
            self.nothing = NOTHING[kind]
        initial = {**self.held(), "revision": self.revision_now()}
        return BLOCK_FORMS[kind](data, initial=initial, **offered)

    def write(self, form: BlockForm) -> HttpResponse:
        """Save it."""
        values = {name: value for name, value in form.own_values().items() if name != "other_reviews"}
        save_article_block(
            self.article,
            key=self.block["key"],
            values=values,
            revision=form.seen_revision(),
            by=self.who,
            at=self.now,
        )
        return self.done_to(self.address("edit_article_blocks"), "The block is saved.")
