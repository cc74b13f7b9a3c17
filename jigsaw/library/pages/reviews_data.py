"""The list of reviews as data: JSON, a CSV table, and what the table's columns mean."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.http import urlencode

from jigsaw.library import harvesting, queries
from jigsaw.library.data_pages import DataPage, as_json
from jigsaw.library.exchange import api, csvw
from jigsaw.library.queries import Page
from jigsaw.library.reading import region_site
from jigsaw.library.rules import PAGE_SIZE

# Rows of one table: most libraries fit into it whole. `page` leads on.
ROWS_OF_A_TABLE = 2_000


class ReviewsData(DataPage):
    """`form` is json or csv."""

    public = True
    choices = ("partnership", "kind", "year", "theme", "page")
    form: ClassVar[str] = "json"

    def made(self) -> bytes:
        """One page of the list by what was chosen; 404 for a page that is not there."""
        chosen: dict[str, Any] = {
            name: self.request.GET.get(name) or None for name in ("partnership", "kind", "theme")
        }
        chosen["year"] = self.number_chosen("year")
        if any("\0" in (chosen[name] or "") for name in ("partnership", "kind", "theme")):
            raise Http404
        listed = harvesting.listed(
            publisher=chosen["partnership"],
            kind=chosen["kind"],
            year=chosen["year"],
            term=chosen["theme"],
            page=self.page_chosen(),
            size=PAGE_SIZE if self.form == "json" else ROWS_OF_A_TABLE,
        )
        if listed is None:
            raise Http404
        records = [harvesting.review_record(each) for each in listed.reviews]
        if self.form == "csv":
            return csvw.table(api.REVIEW_COLUMNS, map(api.review_row, records))
        links = self.links(chosen, listed)
        return as_json(
            api.listing(records, number=listed.number, last=listed.last, total=listed.total, links=links)
        )

    def links(self, chosen: dict[str, Any], listed: Page) -> dict[str, str | None]:
        """The whole addresses of the next and the previous page."""

        def page(number: int) -> str | None:
            if not 1 <= number <= listed.last:
                return None
            said = urlencode({**{k: v for k, v in chosen.items() if v is not None}, "page": number})
            return harvesting.whole_address(f"{self.request.path}?{said}")

        return {"next": page(listed.number + 1), "previous": page(listed.number - 1)}


class ReviewsTable(ReviewsData):
    """The same as a table."""

    public = True
    form = "csv"
    media = csvw.CSV


class ReviewsMetadata(DataPage):
    """What the table of reviews is (CSVW)."""

    public = True
    media = csvw.METADATA

    def made(self) -> bytes:
        """The metadata beside the table."""
        return csvw.metadata(
            address=harvesting.whole_address(reverse("reviews_csv")),
            title=api.TABLE_TITLE,
            creator=region_site(queries.publishers())["site_name"],
            columns=api.REVIEW_COLUMNS,
            keys=["address"],
        )
