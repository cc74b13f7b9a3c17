"""Change one event of a chronology, take it out, or put it back."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.agency_returns.actions.mending import mend_rows, remove_row, restore_row
from jigsaw.agency_returns.models import AgencyRequest, ReturnRow
from jigsaw.agency_returns.queries.entries import all_rows
from jigsaw.agency_returns.rules.entries import seal_of_cells
from jigsaw.partnerships.rules import Refused
from jigsaw.portal.desk.chronology_page import OF_PART, ChronologyPage, row_words
from jigsaw.portal.forms.chronology_row import RowForm, as_typed


class EditEntryRow(ChronologyPage):
    """The event as it was typed. What was taken out can be put back until the return is sent."""

    heading = "Change an event"
    row: ReturnRow

    def find_row(self) -> AgencyRequest:
        """The request, then the row among those in hand; or 404."""
        asked = super().find_row()
        wanted = self.kwargs.get("part_row_id") or self.kwargs["entry_row_id"]
        rows = all_rows(self.version, self.part) if self.version else ReturnRow.rows.none()
        self.row = self.find(rows, pk=wanted)
        self.about = self.row
        self.row.returned = self.version  # type: ignore[assignment]
        return asked

    def on_get(self) -> HttpResponse:
        """The form; what is wrong with the row stands at its fields."""
        typed = self.kept()
        form = (
            RowForm(typed, prefix="row") if typed else RowForm(as_typed(self.row.cells, "row"), prefix="row")
        )
        form.tell({fault["key"]: fault["message"] for fault in reversed(self.row.errors)})
        return self.shown(form)

    def on_post(self) -> HttpResponse:
        """Save the event, take it out, or put it back."""
        form = RowForm(self.request.POST, prefix="row")
        try:
            if "remove" in self.request.POST:
                remove_row(self.row, self.part, by=self.who, at=self.now)
                words = f"{row_words(self.row)} was taken out. You can put it back below."
                return self.done_to(self.own("check_own_chronology"), words)
            if "restore" in self.request.POST:
                restore_row(self.row, self.part, by=self.who, at=self.now)
                return self.done_to(self.own("check_own_chronology"), f"{row_words(self.row)} was put back.")
            if self.row.removed_at is not None:
                raise Refused("This event was taken out. Put it back before you change it")
            return self.mend(form)
        except Refused as refused:
            form.tell({"": str(refused)})
            return self.shown(form, status=400)

    def mend(self, form: RowForm) -> HttpResponse:
        """Save what was typed, or say what is wrong with it."""
        result = mend_rows(
            self.asked, self.part, {self.row.pk: form.values()}, seen={self.row.pk: form.seal}, by=self.who,
            at=self.now,
        )  # fmt: skip
        if self.row.pk in result.wrong:
            form.tell(result.wrong[self.row.pk])
            return self.shown(form, status=400)
        if self.row.pk in result.moved:
            self.find_row()
            form.carry_seal(seal_of_cells(self.row.cells))
            form.tell({"": result.moved[self.row.pk]})
            return self.shown(form, status=400, theirs=self.row.cells)
        return self.done_to(self.own("check_own_chronology"), f"{row_words(self.row)} was saved.")

    def shown(
        self, form: RowForm, *, status: int = 200, theirs: dict[str, str] | None = None
    ) -> HttpResponse:
        """The page; where somebody else changed the event meanwhile, with both texts."""
        typed = form.values()
        moved = [
            {"label": form.fields[key].label, "before": value, "after": typed[key]}
            for key, value in (theirs or {}).items()
            if value != typed[key]
        ]
        return self.show(
            status=status,
            heading=f"Change {row_words(self.row)[:1].lower()}{row_words(self.row)[1:]}",
            form=form,
            row=self.row,
            moved=moved,
            whole=self.own("check_own_chronology"),
            codes=", ".join(person["alias"] for person in self.asked.people),
        )


class EditEntryRowOfPart(EditEntryRow):
    """The same for a department's part."""

    permission = OF_PART
