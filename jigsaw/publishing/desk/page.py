"""What the pages of a publication share: its row, the way back, the words of the window, refusals."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from jigsaw.partnerships.desk import DeskPage, RowPage, refusing
from jigsaw.partnerships.models import Partnership
from jigsaw.publishing.models import Publication

__all__ = ["PublicationPage", "PublishingPage", "chosen_partnership", "refusing"]


class PublishingPage(DeskPage):
    """A page of this room."""

    audience = "Only staff of the partnership with a role in publishing can see this page."

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The way back to the list."""
        return [{"text": "Publications", "href": reverse("list_publications")}, {"text": heading}]


class PublicationPage(PublishingPage, RowPage):
    """A page about one publication: `self.publication` is found before anything else, or 404."""

    publication: Publication

    def find_row(self) -> Publication:
        """The publication of the address."""
        return self.find_publication()

    def find_publication(self) -> Publication:
        """The publication that the address names, for those who may do what the page is for."""
        rows = self.rows(Publication).select_related("partnership")
        self.publication = self.find(rows, pk=self.kwargs["publication_id"])
        return self.publication

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page, with its publication."""
        own = {"publication": self.publication, "may_edit": self.may_here("edit_publication")}
        return super().show(template, status=status, **(own | variables))

    def may_here(self, permission: str) -> bool:
        """Whether the person may do an act in this publication's partnership."""
        return self.may_in(self.publication.partnership, permission)

    def window(self, heading: str) -> str:
        """The page, then the reference."""
        return f"{heading} – {self.publication.name}"

    def audience_words(self) -> str:
        """The line that says who sees the page, naming the partnership."""
        return f"Only {self.publication.partnership.area} staff with a role in publishing can see this page."

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The list, the publication, this page."""
        first, here = super().crumbs(heading)
        own = {"text": self.publication.name, "href": self.home()}
        return [first, own, here]

    def home(self) -> str:
        """The address of the publication's own page."""
        return self.address("view_publication")

    def address(self, name: str, **more: Any) -> str:
        """The address of another page of this publication."""
        return reverse(name, kwargs={"publication_id": self.publication.pk, **more})

    def go_home(self, words: str = "") -> HttpResponseRedirect:
        """Back to the publication's own page, which says once what was done."""
        return self.done_to(self.home(), words)


def chosen_partnership(offered: list[Partnership], slug: str | None) -> Partnership:
    """The only partnership, or the chosen one. Raises Http404 for one that is not offered."""
    found = offered if len(offered) == 1 and not slug else [each for each in offered if each.slug == slug]
    if not found:
        raise Http404
    return found[0]
