"""The blocks of an article in their order: add, move up or down, remove (asked first)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse

from jigsaw.components.fields import RadioField
from jigsaw.components.forms import Form
from jigsaw.partnerships.desk import add_refusal, refusing
from jigsaw.publishing.rules import NotAllowed
from jigsaw.teaching.actions.article_rows import frozen
from jigsaw.teaching.actions.articles import add_article_block, move_article_block, remove_article_block
from jigsaw.teaching.article_pages import ArticlePage
from jigsaw.teaching.article_shown import InWords, listed_blocks
from jigsaw.teaching.rules.articles import BLOCK_WORDS

HINTS = {
    "text": "Paragraphs and lists",
    "reviews": "Reviews by title; those that are not public are left out until they are",
    "documents": "Files that readers take away",
    "webinar": "A webinar, with its date and a link to book",
    "campaign": "A link to a campaign, guidance or another page",
    "contact": "A role mailbox and a switchboard",
}


class BlockKindForm(Form):
    kind = RadioField(
        label="Add a block",
        said="The kind of block",
        missing="Select a kind of block",
        choices=list(BLOCK_WORDS.items()),
        hints=HINTS,
    )


class EditArticleBlocks(ArticlePage):
    permission = "edit_article"
    heading = "Blocks"

    def on_get(self) -> HttpResponse:
        """The list."""
        return self.show_list(BlockKindForm())

    def on_post(self) -> HttpResponse:
        """Add, move, ask whether to remove, or remove."""
        for verb in ("up", "down", "remove", "removed"):
            if verb in self.request.POST:
                key = self.known(self.request.POST[verb])
                if verb == "remove":
                    return self.show_list(BlockKindForm(), removing=key)
                return self.change(verb, key)
        form = BlockKindForm(self.request.POST)
        if not form.is_valid():
            return self.show_list(form, status=400)
        try:
            key = add_article_block(self.article, kind=form.cleaned_data["kind"], by=self.who, at=self.now)
        except NotAllowed as refused:
            add_refusal(form, refused)
            return self.show_list(form, status=400)
        return self.done_to(self.address("edit_article_block", block_id=key))

    def known(self, typed: str) -> str:
        """The identifier of a block that a button names; 404 for what is none."""
        try:
            return str(UUID(typed))
        except ValueError as none:
            raise Http404 from none

    def change(self, verb: str, key: str) -> HttpResponse:
        """Move or remove; show a refusal at the top of the list."""
        given: dict[str, Any] = {"key": key, "by": self.who, "at": self.now}
        try:
            if verb == "removed":
                remove_article_block(self.article, **given)
            else:
                move_article_block(self.article, up=verb == "up", **given)
        except NotAllowed as refused:
            return self.show_list(refusing(str(refused)), status=400)
        return self.done_to(self.address("edit_article_blocks"))

    def show_list(self, form: Any, *, removing: str = "", status: int = 200) -> HttpResponse:
        """The page."""
        self.article.refresh_from_db(fields=["draft", "state"])
        in_words = InWords(self.article, frozen(self.article))
        blocks = listed_blocks(self.article.draft, in_words)
        return self.show(
            form=form,
            adding=form if isinstance(form, BlockKindForm) else BlockKindForm(),
            blocks=blocks,
            removing=next((block for block in blocks if block["key"] == removing), None),
            warnings=in_words.warnings(),
            status=status,
        )
