"""One review as data: JSON, its recommendations as a table, and the forms that programs for citations take."""

from __future__ import annotations

from typing import ClassVar

from django.urls import reverse

from jigsaw.library import harvesting
from jigsaw.library.data_pages import ReviewDataPage, as_json
from jigsaw.library.exchange import api, citing, csvw
from jigsaw.library.shown_review import cited


class ReviewData(ReviewDataPage):
    """The whole review in JSON."""

    public = True
    name: ClassVar[str] = "review_json"

    def made(self) -> bytes:
        """What the review's page says, as values."""
        row = self.find_review(self.name)
        record = harvesting.review_record(row, whole=True)
        return as_json(api.whole(record, cited(row, row.publisher)))


class ReviewTable(ReviewDataPage):
    """The recommendations, a row each."""

    public = True
    media = csvw.CSV

    def made(self) -> bytes:
        """The table; only its header row where there are none."""
        record = harvesting.review_record(self.find_review("review_csv"), whole=True)
        return csvw.table(api.RECOMMENDATION_COLUMNS, api.recommendation_rows(record))


class ReviewMetadata(ReviewDataPage):
    """What that table is (CSVW)."""

    public = True
    media = csvw.METADATA

    def made(self) -> bytes:
        """The metadata beside the table."""
        row = self.find_review("review_csv_metadata")
        return csvw.metadata(
            address=harvesting.whole_address(reverse("review_csv", args=[row.slug])),
            title=f"Recommendations of the review: {row.title}",
            creator=row.publisher.name,
            columns=api.RECOMMENDATION_COLUMNS,
            keys=["review", "number"],
        )


class ReviewRis(ReviewDataPage):
    """The citation for EndNote, Zotero and others."""

    public = True
    media = citing.RIS

    def made(self) -> bytes:
        """The review in RIS."""
        return citing.ris(harvesting.review_record(self.find_review("review_ris"), whole=True))


class ReviewBibtex(ReviewDataPage):
    """The citation for TeX."""

    public = True
    media = citing.BIBTEX

    def made(self) -> bytes:
        """The review in BibTeX."""
        return citing.bibtex(harvesting.review_record(self.find_review("review_bibtex"), whole=True))
