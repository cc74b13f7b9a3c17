"""The list of reviews as data: JSON, a CSV table, and what the table's columns mean."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.http import urlencode

from jigsaw.library import harvesting, queries, search
from jigsaw.library.data_pages import DataPage, as_json
from jigsaw.library.exchange import api, csvw
from jigsaw.library.filtering import ADDRESS_ORDER, chosen_filters, store_of
from jigsaw.library.keeping import KeptPages
from jigsaw.library.queries import Page
from jigsaw.library.reading import region_site
from jigsaw.library.rules import PAGE_SIZE
from jigsaw.library.search.asking import tidy

# Rows of one table: most libraries fit into it whole. `page` leads on.
ROWS_OF_A_TABLE = 2_000


class ReviewsData(DataPage):
    """`form` is json or csv."""

    public = True
    choices = (*ADDRESS_ORDER, "page")
    form: ClassVar[str] = "json"

    def key(self) -> Hashable:
        """The same question in other blanks is the same list."""
        return self.request.path, tuple((name, tidy(self.request.GET.get(name, ""))) for name in self.choices)

    def store(self) -> KeptPages:
        """Answers to questions and to mixtures are kept apart, as those of the page are."""
        return store_of(self.request.GET) or super().store()

    def made(self) -> bytes:
        """One page of what the library shows for the same choices; 404 for one that is not there."""
        listed = self.listed()
        if listed is None:
            raise Http404
        records = [harvesting.review_record(each) for each in harvesting.by_key(listed.reviews)]
        if self.form == "csv":
            return csvw.table(api.REVIEW_COLUMNS, map(api.review_row, records))
        return as_json(
            api.listing(
                records,
                number=listed.number,
                last=listed.last,
                total=listed.total,
                links=self.links(listed),
            )
        )

    def listed(self) -> Page[Any] | None:
        """The keys of the reviews; none for a choice that there is not."""
        self.number_chosen("year")
        page = self.page_chosen()
        try:
            return search.keys_found(
                self.request.GET.get("q", ""),
                filters=chosen_filters(self.request.GET),
                page=page,
                size=PAGE_SIZE if self.form == "json" else ROWS_OF_A_TABLE,
                words_only=self.request.GET.get("words") == "1",
                change=self.change,
            )
        except search.NotOffered:
            return Page([], 1, 1, 0) if page == 1 else None

    def links(self, listed: Page[Any]) -> dict[str, str | None]:
        """The whole addresses of the next and the previous page."""
        asked = self.request.GET
        chosen = {name: str(asked[name]) for name in ADDRESS_ORDER if asked.get(name)}

        def page(number: int) -> str | None:
            if not 1 <= number <= listed.last:
                return None
            said = urlencode({**chosen, "page": str(number)})
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
