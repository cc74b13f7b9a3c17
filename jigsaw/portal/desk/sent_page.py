"""Pages about one version of a return that was sent, and the copies of it that people keep."""

from __future__ import annotations

from typing import ClassVar

from django.core.cache import caches
from django.http import Http404

from jigsaw.agency_returns.models import AgencyRequest, AgencyReturn
from jigsaw.agency_returns.queries.receipts import receipt_pdf, receipt_xlsx
from jigsaw.agency_returns.queries.returns import sent_versions
from jigsaw.agency_returns.rules.returning import is_nil
from jigsaw.documents.made import DocumentFault, EditionFaults
from jigsaw.portal.desk.page import OwnRequestPage

A_DAY = 86_400


class SentPage(OwnRequestPage):
    """A page about one version that was sent: `self.sent`, or 404."""

    writes = False
    sent: AgencyReturn
    kinds: ClassVar[tuple[str, ...]] = ("pdf", "xlsx")

    def find_row(self) -> AgencyRequest:
        """The request, and the version of its return that the address names."""
        asked = super().find_row()
        version = self.kwargs["version"]
        found = next((each for each in sent_versions(asked) if each.version == version), None)
        if found is None:
            raise Http404
        self.sent, found.request = found, asked
        return asked

    def has_copy(self, kind: str) -> bool:
        """Whether the version can be kept in this form: a return without involvement has no events."""
        return kind == "pdf" or (kind == "xlsx" and not is_nil(self.sent.involved))


def size_of(sent: AgencyReturn, kind: str) -> int | None:
    """The size of a copy in bytes: worked out once a day in each process. None where it cannot be made now."""
    key, kept = f"size-of-copy-{sent.pk}-{kind}", caches["pages"]
    if (size := kept.get(key)) is not None:
        return int(size)
    try:
        size = len(copy_of(sent, kind))
    except (DocumentFault, EditionFaults):
        return None
    kept.set(key, size, A_DAY)
    return size


def copy_of(sent: AgencyReturn, kind: str) -> bytes:
    """The bytes of a copy: the same whenever it is asked for. Raises DocumentFault and EditionFaults."""
    return receipt_pdf(sent).content if kind == "pdf" else receipt_xlsx(sent)


def filename_of(sent: AgencyReturn, kind: str) -> str:
    """What a copy is called: the reference and the version, nothing of the case."""
    reference = sent.request.reference.replace("/", "-")
    return f"return-{reference}-version-{sent.version}.{kind}"
