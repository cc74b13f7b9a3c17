"""What people looked for in the library and did not find, as they told it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.teaching.bulletin_page import BulletinsPage
from jigsaw.teaching.queries.looked_for import NEWEST, looked_for


class ListLookedFor(BulletinsPage):
    heading = "What people looked for"

    def get(self, request: Any) -> HttpResponse:
        """The list, the newest first. It is of the whole library, which all partnerships share."""
        total, told = looked_for()
        head = [{"text": "Looked for"}, {"text": "Times", "format": "numeric"}, {"text": "Last told"}]
        rows = [
            [{"text": e.words}, {"text": str(e.count), "format": "numeric"}, {"text": e.last}] for e in told
        ]
        return self.show(total=total, head=head, rows=rows, newest=NEWEST)
