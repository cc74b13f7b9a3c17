"""A page that writes a part of a return: nothing typed is lost, no name slips in, two people see each other."""

from __future__ import annotations

from jigsaw.incidents.desk.part_writing import PartPage
from jigsaw.portal.desk.page import OwnRequestPage


class WritingPage(OwnRequestPage, PartPage):
    """A form over one part of a return. See PartPage."""

    def revision_now(self) -> int:
        """The revision of what is saved now; 0 before anything."""
        return self.returned.revision if self.returned else 0
