"""Add the chronology of a return: upload a spreadsheet, paste rows from Excel, or type events one at a time."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.agency_returns.actions.mending import keep_chronology
from jigsaw.agency_returns.actions.taking import take_rows, words_of
from jigsaw.agency_returns.queries.asked import asked_of
from jigsaw.agency_returns.queries.entries import counts_of, rows_in_hand
from jigsaw.agency_returns.rules.terms import UploadKind
from jigsaw.agency_returns.spreadsheets.importing import Return, read_upload
from jigsaw.agency_returns.spreadsheets.limits import WRONG_TYPE
from jigsaw.agency_returns.spreadsheets.pasting import read_pasted
from jigsaw.calendar.words import count_words, date_words
from jigsaw.components.forms import Form
from jigsaw.files.gate.kinds import SPREADSHEETS
from jigsaw.files.gate.passing import pass_upload
from jigsaw.files.gate.refusals import GateRefused
from jigsaw.partnerships.desk import add_refusal
from jigsaw.partnerships.rules import Refused
from jigsaw.portal.desk.chronology_page import OF_PART, ChronologyPage
from jigsaw.portal.desk.chronology_templates import KINDS, template_of
from jigsaw.portal.forms.chronology import TYPE, UPLOAD, AddChronologyForm, NoEventsForm

KILOBYTE = 1_000


class AddChronology(ChronologyPage):
    """The three ways in, the templates, and what the new rows would replace."""

    heading = "Add your chronology"

    def on_get(self) -> HttpResponse:
        """The ways, with a paste that was kept from an earlier session."""
        return self.shown(self.form(self.kept()))

    def on_post(self) -> HttpResponse:
        """Take the rows, go on to typing, or keep that there are none."""
        if "none" in self.request.POST:
            return self.no_events()
        form = self.form(self.request.POST, self.request.FILES)
        if not form.is_valid():
            return self.shown(form, status=400)
        if form.cleaned_data["way"] == TYPE:
            return self.done_to(self.own("add_entry_row"))
        try:
            return self.take(form)
        except GateRefused as refused:
            form.add_error("file", WRONG_TYPE if refused.why == "macros" else refused.message)
        except Refused as refused:
            form = self.asked_again(form)
            add_refusal(form, refused)
        return self.shown(form, status=400)

    def take(self, form: AddChronologyForm) -> HttpResponse:
        """Read what was sent, keep it, and go on to what there is to do. Raises GateRefused, Refused."""
        given, filename = form.cleaned_data, ""
        notes: tuple[str, ...] = ()
        weighed = asked_of(self.asked, today=self.today)
        agency = self.asked.agency.name
        if given["way"] == UPLOAD:
            passed = pass_upload(given["file"], kinds=SPREADSHEETS)
            content, filename, notes = passed.content, passed.name, passed.notes
            found: Return = read_upload(content, filename, weighed, agency=agency)
        else:
            content = given["pasted"].encode("utf-8", "replace")
            found = read_pasted(given["pasted"], weighed, agency=agency)
        if found.refused:
            raise Refused(found.refused, "file" if given["way"] == UPLOAD else "pasted")
        take_rows(
            self.asked, self.part, found, kind=UploadKind.FILE if given["way"] == UPLOAD else UploadKind.PASTE,
            content=content, filename=filename, replaces=given["replaces"], confirmed=bool(given.get("replace")),
            revision=form.seen_revision(), by=self.who, at=self.now,
        )  # fmt: skip
        self.find_row()
        return self.done_to(self.next_step(counts_of(self.returned, self.part)), ". ".join(notes))

    def asked_again(self, form: AddChronologyForm) -> AddChronologyForm:
        """The form as it was typed, asking about the rows that are there by now."""
        self.find_row()
        for known in ("version", "upload", "counts"):
            self.__dict__.pop(known, None)
        data: Any = self.request.POST.copy()
        data.pop("replace", None)
        data["replaces"] = self.standing()
        data["revision"] = str(self.returned.revision if self.returned else 0)
        again = self.form(data, self.request.FILES)
        again.is_valid()
        return again

    def no_events(self) -> HttpResponse:
        """An agency that was involved may have nothing to add, and says so."""
        none = NoEventsForm(self.request.POST)
        if self.part is None and none.is_valid():
            try:
                keep_chronology(self.asked, no_events=True, by=self.who, at=self.now)
                return self.go_home("It is kept that you have no events to add")
            except Refused as refused:
                add_refusal(none, refused)
        return self.shown(self.form(), status=400, none=none, form=none)

    def form(self, data: Any = None, files: Any = None) -> AddChronologyForm:
        """The ways; with what the new rows replace, where there are some."""
        held = {"replaces": self.standing(), "revision": self.returned.revision if self.returned else 0}
        return AddChronologyForm(data, files, initial=held, replacing=self.replacing())

    def standing(self) -> str:
        """Which file or paste stands now."""
        return str(self.upload.pk) if self.upload else ""

    def replacing(self) -> str:
        """Who sent what, when, and how many rows would go."""
        if self.upload is None:
            return ""
        left = rows_in_hand(self.version, self.part).filter(upload=self.upload).count()  # type: ignore[arg-type]
        go = f"{count_words(left, 'row')} of it {'goes' if left == 1 else 'go'}, with all that was changed here"
        return f"{words_of(self.upload)}. {go}. Events that were typed stay."

    def shown(self, add: Form, *, status: int = 200, **more: Any) -> HttpResponse:
        """The page."""
        values = {"form": add, "none": NoEventsForm()} | more
        return self.show(
            status=status,
            add=add,
            templates=self.templates(),
            period=f"{date_words(self.asked.period_from)} to {date_words(self.asked.period_to)}",
            codes=", ".join(person["alias"] for person in self.asked.people),
            events=count_words(self.counts.rows, "event") if self.counts.rows else "",
            go_on=self.next_step(self.counts),
            may_have_none=self.part is None and not self.counts.rows,
            **values,
        )

    def templates(self) -> list[dict[str, str]]:
        """The templates, each with its type and size."""
        return [
            {
                "kind": "Template",
                "format": kind.upper(),
                "size": f"{max(1, round(len(template_of(self.asked, kind)) / KILOBYTE))}KB",
                "href": self.own("download_template", kind=kind),
            }
            for kind in KINDS
        ]


class AddChronologyOfPart(AddChronology):
    """The same for a department's part."""

    permission = OF_PART
