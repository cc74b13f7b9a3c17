"""Pages about one partnership: found by its slug among those of the person, or not there."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse

from jigsaw.components.forms import Form
from jigsaw.partnerships.access import StaffPage
from jigsaw.partnerships.models import Partnership
from jigsaw.partnerships.rules import Refused


class PartnershipPage(StaffPage):
    """A page about `self.partnership`. `heading` is its h1; `parent` the page to which its crumbs lead back."""

    heading: ClassVar[str] = ""
    parent: ClassVar[tuple[str, str] | None] = None
    partnership: Partnership

    def get(self, request: HttpRequest, slug: str, **address: Any) -> HttpResponse:
        """Show the page."""
        self.find_partnership(slug)
        return self.on_get(**address)

    def post(self, request: HttpRequest, slug: str, **address: Any) -> HttpResponse:
        """Do what the page is for."""
        self.find_partnership(slug)
        return self.on_post(**address)

    def on_get(self, **address: Any) -> HttpResponse:
        """What the page shows."""
        return self.show()

    def on_post(self, **address: Any) -> HttpResponse:
        """What the page does; most pages only show."""
        return HttpResponseNotAllowed(["GET", "HEAD"])

    def find_partnership(self, slug: str) -> Partnership:
        """The partnership of the address, or 404."""
        self.partnership = self.find(self.partnerships(), slug=slug)
        return self.partnership

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page, in the colours of its partnership."""
        own = {"title": self.heading, "partnership": self.partnership, "crumbs": self.crumbs()}
        return super().show(template, status=status, **{**own, **self.audience_words(), **variables})

    def audience_words(self) -> dict[str, str]:
        """The line that says who sees the page."""
        return {"audience": f"Only {self.partnership.area} staff with the right role can see this page."}

    def crumbs(self) -> list[dict[str, str]]:
        """The way back."""
        way = []
        if self.name() != "view_partnership":
            way.append({"text": self.partnership.short_name, "href": self.address("view_partnership")})
        if self.parent:
            text, name = self.parent
            way.append({"text": text, "href": self.address(name)})
        return [{"text": "Start page", "href": "/"}, *way, {"text": self.heading}]

    def _partnership(self) -> Partnership | None:
        """The page belongs to its partnership, also when it is about a row that all partnerships share."""
        return getattr(self, "partnership", None)

    def address(self, name: str, **more: Any) -> str:
        """The address of another page of this partnership."""
        return reverse(name, kwargs={"slug": self.partnership.slug, **more})

    def go(self, name: str, words: str) -> HttpResponse:
        """On to another page of this partnership, which says once what was done."""
        messages.info(self.request, words)
        return redirect(self.address(name))

    def refused(self, form: Form, refused: Refused) -> HttpResponse:
        """The page again, saying at the field (or above all) why a rule did not allow it."""
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return self.show(form=form, status=400)
