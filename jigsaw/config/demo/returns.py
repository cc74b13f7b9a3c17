"""The demo's agencies: asked, reminded, late and with nothing to tell; their rows become one chronology.

Everything is done by its person at its time, through the verbs that people use; each agency sends a spreadsheet.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import yaml
from openpyxl import load_workbook

from jigsaw.agency_returns.actions import asking, mending, reminding, sending, settling, summarising, taking
from jigsaw.agency_returns.actions.approving import Handover
from jigsaw.agency_returns.chronology.columns import BY_KEY, SHEET
from jigsaw.agency_returns.chronology.deciding import Act, Decision
from jigsaw.agency_returns.models import AgencyRequest, RequestDraft
from jigsaw.agency_returns.queries.asked import asked_of
from jigsaw.agency_returns.queries.entries import rows_in_hand
from jigsaw.agency_returns.queries.planned import planned_requests, seal_of_plan
from jigsaw.agency_returns.queries.returns import version_in_hand
from jigsaw.agency_returns.rules.asking import QUESTIONS
from jigsaw.agency_returns.rules.entries import finding_of, to_decide
from jigsaw.agency_returns.rules.terms import SUMMARY, SUMMARY_PAGES, ChronologyKind, UploadKind
from jigsaw.agency_returns.spreadsheets.importing import read_upload
from jigsaw.agency_returns.spreadsheets.templates import Request, xlsx_template
from jigsaw.calendar.london import LONDON, to_london
from jigsaw.calendar.words import date_words
from jigsaw.config.demo.evidence import weigh
from jigsaw.config.demo.people import person_named
from jigsaw.incidents.models import Incident

RETURNS = Path(__file__).parent / "returned"
COLUMNS = ("date", "source", "service", "people", "child_seen", "what_happened", "action")
FIRST_ROW = 5
CONTACT = "01632 960 140"
# What an agency writes beside its rows, where its story does not say otherwise.
SAID = {
    "author": "{lead}, safeguarding lead",
    "people_known": "Child A, Mother and Father, each by the service that met them.",
    "records_checked": "{source}; two members of staff were asked.",
    "dates_known": "From the first to the last row of the chronology.",
    "service_role": "{service}.",
    "history": "The rows of the chronology tell it. In short: each contact was dealt with by itself.",
    "voice": "Child A was described as calm and smiling. What a day was like for Child A is written nowhere.",
    "family": "Mother’s wider family live abroad. Father’s mother was a help to her.",
    "good_practice": "Staff answered quickly and wrote down what they saw.",
    "concerns": "Father stands in few records, and nobody put the pieces together.",
    "learning": "Ask who lives in the home, and write the answer where the next person sees it.",
    "action_taken": "A question on the form now asks who else cares for the child.",
}  # fmt: skip


def steps_of_returns() -> Iterator[tuple[datetime, Callable[[datetime], Any]]]:
    """Everything that agencies do in the stories, each with its time in London."""
    for path in sorted(RETURNS.glob("*.yaml")):
        yield from Asking(yaml.safe_load(path.read_text("utf-8"))).steps()


def at(value: datetime) -> datetime:
    """A time of a story: London's."""
    return value.replace(tzinfo=LONDON)


class Asking:
    """One case whose agencies are asked, from its table."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.table = table
        self.by = person_named(table.get("by", "Tom Reid"))

    @property
    def incident(self) -> Incident:
        """The case as it is now."""
        return Incident.rows.select_related("partnership").get(reference=self.table["case"])

    def asked(self, agency: str) -> AgencyRequest:
        """The request to an agency."""
        rows = AgencyRequest.rows.select_related("incident", "agency", "partnership", "lead")
        return rows.get(incident=self.incident, agency__name=agency)

    def steps(self) -> Iterator[tuple[datetime, Callable[[datetime], Any]]]:
        """Asking, the reminders of each morning, the returns, and what the team makes of them."""
        asked_at = at(self.table["asked"])
        yield asked_at, self.ask
        for day in range(1, 11):
            morning = (asked_at + timedelta(days=day)).replace(hour=8, minute=0)
            if morning <= at(self.table["until"]):
                yield morning, lambda moment: reminding.send_due_reminders(at=moment)
        for told in self.table["agencies"]:
            if "sent" in told:
                yield at(told["sent"]), partial(self.answer, told)
            elif "begun" in told:
                yield at(told["begun"]), partial(self.begin, told)
        if "key_facts" in self.table:
            last = max(told["sent"] for told in self.table["agencies"])
            yield (
                at(last) + timedelta(hours=5),
                lambda moment: weigh(self.incident, self.table, self.by, moment),
            )

    def ask(self, moment: datetime) -> None:
        """Choose the agencies, write what is asked, and send it."""
        incident, by = self.incident, self.by
        names = {told["name"]: told["lead"] for told in self.table["agencies"]}
        agencies = incident.partnership.agencies.filter(name__in=names)
        chosen = {str(each.pk): str(person_named(names[each.name]).pk) for each in agencies}
        asking.choose_agencies(incident, chosen=chosen, revision=None, by=by, at=moment)
        first, last = self.table["period"]
        terms = {
            "period_from": first, "period_to": last, "kind": ChronologyKind.FULL.value,
            "people": list(self.table["people"]), "questions": list(QUESTIONS), "due_on": self.table["due"],
            "due_reason": self.table.get("due_reason", "Agreed with the agencies by telephone"),
            "contact_phone": CONTACT,
        }  # fmt: skip
        asking.write_questions(incident, terms=terms, revision=None, by=by, at=moment)
        draft = RequestDraft.rows.get(incident=incident)
        planned, hindered = planned_requests(incident, draft, by=by, at=moment)
        if hindered:
            raise ValueError(f"{self.table['case']}: {hindered}")
        asking.send_requests(incident, seen=seal_of_plan(planned), by=by, at=moment)

    def answer(self, told: dict[str, Any], moment: datetime) -> None:
        """An agency writes its return and sends it."""
        asked, lead = self.asked(told["name"]), person_named(told["lead"])
        if "nil" in told:
            summarising.answer_involvement(asked, involved="no", by=lead, at=moment)
            summarising.save_nil(asked, checked=told["nil"], revision=99, said_no_name="", by=lead, at=moment)
        else:
            self.write(told, asked, moment)
            mending.keep_chronology(asked, by=lead, at=moment)
        said = Handover(late_reason=told.get("late", ""), late_note=told.get("late_note", ""))
        version = version_in_hand(asked)
        assert version is not None
        sending.send_return(asked, version=version.version, fair=True, said=said, by=lead, at=moment)

    def begin(self, told: dict[str, Any], moment: datetime) -> None:
        """An agency has begun, and goes on another day: its rows are in, some with errors."""
        asked, lead = self.asked(told["name"]), person_named(told["lead"])
        summarising.answer_involvement(asked, involved="yes", by=lead, at=moment)
        self.save_page(told, asked, "records", moment)
        self.take(told, asked, self.cells_of(told), moment)

    def write(self, told: dict[str, Any], asked: AgencyRequest, moment: datetime) -> None:
        """The summary, the episodes and the rows; what is only doubtful is kept."""
        lead = person_named(told["lead"])
        summarising.answer_involvement(asked, involved="yes", by=lead, at=moment)
        for page in SUMMARY_PAGES:
            self.save_page(told, asked, page, moment)
        summarising.save_episodes(
            asked, episodes=told["episodes"], revision=99, said_no_name="", by=lead, at=moment
        )
        self.take(told, asked, [*self.cells_of(told), *self.routine(told)], moment)
        version = version_in_hand(asked)
        assert version is not None
        decisions = {
            row.pk: {finding_of(each, row.number).mark: Decision(Act.KEEP) for each in to_decide(row.confirm)}
            for row in rows_in_hand(version)
        }
        settling.settle_rows(asked, None, {k: v for k, v in decisions.items() if v}, by=lead, at=moment)

    def save_page(self, told: dict[str, Any], asked: AgencyRequest, page: str, moment: datetime) -> None:
        """One page of the summary."""
        said = SAID | told.get("summary", {})
        about = {name: told.get(name, "") for name in ("lead", "source", "service")}
        values = {
            field.key: said.get(field.key, "").format(**about) for field in SUMMARY if field.page == page
        }
        lead = person_named(told["lead"])
        summarising.save_summary(
            asked, page=page, values=values, revision=99, said_no_name="", by=lead, at=moment
        )

    def take(
        self, told: dict[str, Any], asked: AgencyRequest, cells: list[dict[str, str]], moment: datetime
    ) -> None:
        """Upload the rows as the agency's spreadsheet."""
        content = workbook_of(asked, cells)
        weighed = asked_of(asked, today=to_london(moment).date())
        name = f"chronology-{asked.reference.replace('/', '-')}.xlsx"
        found = read_upload(content, name, weighed, agency=asked.agency.name)
        taking.take_rows(
            asked, None, found, kind=UploadKind.FILE, content=content, filename=name, revision=None,
            by=person_named(told["lead"]), at=moment,
        )  # fmt: skip

    def cells_of(self, told: dict[str, Any]) -> list[dict[str, str]]:
        """The rows that are written out."""
        return [
            dict(zip(COLUMNS, (part.strip() for part in line.split(" | ")), strict=False))
            for line in told["rows"].splitlines()
        ]

    def routine(self, told: dict[str, Any]) -> list[dict[str, str]]:
        """The contacts of every week, each on a day of its own between the first and the last that is written out."""
        plan = self.table["routine"][told["name"]]
        chance = Random(told["name"])  # noqa: S311  the same rows each time, no secret
        last: date = self.table["period"][1]
        days = sorted(chance.sample(range(10, 420), plan["days"]))
        rows = []
        for number, day in enumerate(days):
            when = last - timedelta(days=day)
            rows.append(
                {
                    "date": date_words(when),
                    "source": told["source"],
                    "service": told["service"],
                    "people": plan["people"][number % len(plan["people"])],
                    "child_seen": plan["seen"] if when >= date(2025, 11, 8) else "Not applicable",
                    "what_happened": plan["phrases"][number % len(plan["phrases"])],
                }
            )
        return rows


def workbook_of(asked: AgencyRequest, rows: list[dict[str, str]]) -> bytes:
    """The template of the request with these rows in it."""
    book = load_workbook(io.BytesIO(xlsx_template(Request(asked.reference, asked.agency.name))))
    sheet = book[SHEET]
    for number, cells in enumerate(rows, FIRST_ROW):
        for key, value in cells.items():
            sheet[f"{BY_KEY[key].letter}{number}"] = value
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()
