"""One page of the agency summary."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse

from jigsaw.agency_returns.actions.summarising import save_summary
from jigsaw.agency_returns.models import AgencyRequest
from jigsaw.agency_returns.rules.terms import SUMMARY, SUMMARY_PAGES
from jigsaw.portal.desk.writing import WritingPage
from jigsaw.portal.forms.returning import summary_form

LAST = "learning"


class EditSummary(WritingPage):
    """The page that the address names, or 404. It is saved by itself; the last leads on to the key episodes."""

    page = ""

    def find_row(self) -> AgencyRequest:
        """The request, and the page of the summary."""
        asked = super().find_row()
        self.page = str(self.kwargs["summary_page"])
        if self.page not in SUMMARY_PAGES:
            raise Http404
        return asked

    def form(self, data: Any = None) -> Any:
        """The form of this page, with what is saved, or with what was typed."""
        return summary_form(self.page)(data, initial={**self.held(), "revision": self.revision_now()})

    def held(self) -> dict[str, Any]:
        """What is saved of this page."""
        summary = self.returned.summary if self.returned else {}
        return {field.key: summary.get(field.key, "") for field in SUMMARY if field.page == self.page}

    def write(self, form: Any) -> HttpResponse:
        """Save what was sent of the page; go on, or back to the tasks."""
        typed = {name: value for name, value in form.own_values().items() if name in self.request.POST}
        save_summary(
            self.asked,
            page=self.page,
            values=typed,
            revision=form.seen_revision(),
            said_no_name=form.said_no_name(),
            by=self.who,
            at=self.now,
        )
        if self.page == LAST and "later" not in self.request.POST:
            return self.done_to(self.own("edit_summary_episodes"))
        return self.go_home(f"“{SUMMARY_PAGES[self.page]}” was saved.")

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page under its own heading."""
        return super().show(
            template, status=status, **({"heading": SUMMARY_PAGES.get(self.page, "")} | variables)
        )
