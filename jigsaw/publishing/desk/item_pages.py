"""Pages for a list of the draft (findings, recommendations, report sections) and for one item of it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from jigsaw.publishing import actions, drafts
from jigsaw.publishing.desk.page import PublicationPage, refusing
from jigsaw.publishing.desk.part_page import MOST_REVISION, SIGNED_STAGES, PartPage
from jigsaw.publishing.rules import NotAllowed, Stage

MOST_ITEMS = 200


class ListPage(PublicationPage):
    """The items of one list: add, change, move up or down, take out (asked first)."""

    permission = "edit_publication"
    part: ClassVar[str] = ""
    one: ClassVar[str] = ""
    edit_name: ClassVar[str] = ""
    title_key: ClassVar[str] = "title"

    def on_get(self) -> HttpResponse:
        """The list."""
        return self.show_list()

    def on_post(self) -> HttpResponse:
        """Move an item, ask whether to take one out, or take it out."""
        for verb in ("up", "down", "remove", "removed"):
            if verb in self.request.POST:
                place = self.place(self.request.POST[verb])
                if verb == "remove":
                    return self.show_list(removing=self.items()[place])
                return self.change(verb, place)
        return self.show_list()

    def place(self, typed: str) -> int:
        """The place that a button names, counted from 0. Raises Http404 when there is no such item."""
        if typed.isascii() and typed.isdigit() and len(typed) <= 4 and 1 <= int(typed) <= len(self.held()):
            return int(typed) - 1
        raise Http404

    def change(self, verb: str, place: int) -> HttpResponse:
        """Call the action; show its refusal at the top of the list."""
        given: dict[str, Any] = {
            "part": self.part,
            "index": place,
            "revision": self.revision(),
            "by": self.who,
            "at": self.now,
        }
        try:
            if verb == "removed":
                actions.remove_item(self.publication, **given)
            else:
                actions.move_item(self.publication, up=verb == "up", **given)
        except drafts.UnknownPart as missing:
            raise Http404 from missing
        except NotAllowed as refused:
            self.publication.refresh_from_db()
            return self.show_list(form=refusing(refused.message))
        return redirect(self.address(self.name()))

    def revision(self) -> int:
        """The revision of the draft with which the list was loaded."""
        typed = self.request.POST.get("revision", "")
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= MOST_REVISION else 0

    def held(self) -> list[Any]:
        """The items that the draft holds."""
        held = drafts.part_of(self.publication.draft, self.part)
        return held if isinstance(held, list) else []

    def items(self) -> list[dict[str, Any]]:
        """The items as the list shows them."""
        held = self.held()
        return [
            {
                "number": number,
                "words": str(item.get(self.title_key) or f"{self.one} {number}, without words yet"),
                "facts": self.facts(item),
                "href": self.edit_address(number),
                "first": number == 1,
                "last": number == len(held),
            }
            for number, item in enumerate(held, 1)
        ]

    def facts(self, item: dict[str, Any]) -> str:
        """A quiet line about an item."""
        return ""

    def edit_address(self, number: int) -> str:
        """The page of one item."""
        return reverse(self.edit_name, kwargs={"publication_id": self.publication.pk, "number": number})

    def show_list(self, **context: Any) -> HttpResponse:
        """The page."""
        items = self.items()
        return self.show(
            items=items,
            one=self.one,
            add_href=self.edit_address(len(items) + 1),
            add_words=f"Add a {self.one.lower()}",
            room=len(items) < MOST_ITEMS,
            revision=self.publication.draft_revision,
            clears=self.publication.stage in SIGNED_STAGES,
            scheduled=self.publication.stage == Stage.SCHEDULED,
            **context,
        )


class ItemPage(PartPage):
    """One item of a list. The number after the last adds an item; sent twice, it adds once."""

    one: ClassVar[str] = ""

    @property
    def number(self) -> int:
        """The item's place, counted from 1, as the address says."""
        return int(self.kwargs["number"])

    def part_name(self) -> str:
        """The item's place in the draft."""
        return f"{self.part}[{self.number - 1}]"

    def find_publication(self) -> Any:
        """The publication; 404 for a number beyond the next."""
        found = super().find_publication()
        held = drafts.part_of(found.draft, self.part)
        count = len(held) if isinstance(held, list) else 0
        if not 1 <= self.number <= min(count + 1, MOST_ITEMS):
            raise Http404
        self.is_new = self.number == count + 1
        return found

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page, called after its item."""
        lead = "Add" if self.is_new else "Change"
        variables.setdefault("heading", f"{lead} {self.one} {self.number}")
        return super().show(template, status=status, list_href=self.address(self.afterwards), **variables)
