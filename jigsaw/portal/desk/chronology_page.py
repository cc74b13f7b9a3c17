"""What the pages of a return's chronology share: its rows in hand, how they stand, and where a person goes on."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404
from django.utils.functional import cached_property

from jigsaw.agency_returns.models import AgencyReturn, ReturnRow, ReturnUpload
from jigsaw.agency_returns.queries.entries import Counts, counts_of, rows_in_hand, standing_upload
from jigsaw.agency_returns.rules.terms import UploadKind
from jigsaw.portal.desk.page import OwnRequestPage

OF_PART = "write_department_part"


class ChronologyPage(OwnRequestPage):
    """A page of the chronology of a return, or of a department's part of it (whose class sets the permission)."""

    @cached_property
    def version(self) -> AgencyReturn | None:
        """The return whose rows these are; its request is the one that was found."""
        if self.returned is not None:
            self.returned.request = self.asked
        return self.returned

    @cached_property
    def counts(self) -> Counts:
        """How the rows stand."""
        return counts_of(self.version, self.part)

    @cached_property
    def upload(self) -> ReturnUpload | None:
        """The file or paste that stands now."""
        return standing_upload(self.version, self.part)

    def in_hand(self) -> list[ReturnRow]:
        """The rows in hand, in one query."""
        return list(rows_in_hand(self.version, self.part)) if self.version else []

    def next_step(self, counts: Counts) -> str:
        """Where the person goes on: to what is wrong, to what is in doubt, to the whole."""
        if counts.faulty:
            return self.own("check_rows")
        if counts.doubtful:
            return self.own("confirm_rows")
        return self.own("check_own_chronology")

    def what_it_is(self) -> str:
        """What the rows came in: for headings."""
        if self.upload is None:
            return "chronology"
        return "pasted rows" if self.upload.kind == UploadKind.PASTE else "spreadsheet"

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """As on every page of the request, with the chronology before this page."""
        way = super().crumbs(heading)
        if self.name() != "add_chronology":
            way.insert(-1, {"text": "Chronology", "href": self.own("add_chronology")})
        return way

    def page_of(self, rows: list[Any], size: int) -> tuple[list[Any], dict[str, Any] | None]:
        """The rows of the page that is asked for, and the way through the pages where there are several."""
        asked = self.request.GET.get("page", "1")
        if not asked.isascii() or not asked.isdigit() or len(asked) > 5:
            raise Http404
        pages = Paginator(rows, size)
        page = pages.get_page(int(asked))
        if pages.num_pages < 2:
            return list(page), None
        more = "".join(
            f"&{name}={self.request.GET[name]}" for name in ("view",) if self.request.GET.get(name) == "all"
        )
        items: list[dict[str, Any]] = []
        for number in pages.get_elided_page_range(page.number, on_each_side=1, on_ends=1):
            if isinstance(number, int):
                items.append(
                    {"number": number, "href": f"?page={number}{more}", "current": number == page.number}
                )
            else:
                items.append({"ellipsis": True})
        return list(page), {"items": items}


def row_words(row: ReturnRow) -> str:
    """What a row is called, as its own file counts it: "Row 7", "Line 7", "Health visiting, row 7"."""
    pasted = row.upload is not None and row.upload.kind == UploadKind.PASTE
    own = f"{'Line' if pasted else 'Row'} {row.number}"
    return f"{row.department.name}, {own.lower()}" if row.department else own
