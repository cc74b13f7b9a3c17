"""How one agency of the demo answers: its summary, its spreadsheet, a department's part, approval, the return sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.agency_returns.actions import (
    approving,
    departments,
    mending,
    sending,
    settling,
    summarising,
    taking,
)
from jigsaw.agency_returns.chronology.deciding import Act, Decision
from jigsaw.agency_returns.chronology.kinds import Kind
from jigsaw.agency_returns.models import AgencyRequest, AgencyReturn, DepartmentPart
from jigsaw.agency_returns.queries.asked import asked_of
from jigsaw.agency_returns.queries.entries import rows_in_hand
from jigsaw.agency_returns.queries.returns import version_in_hand
from jigsaw.agency_returns.rules.entries import finding_of, to_decide
from jigsaw.agency_returns.rules.terms import SUMMARY, UploadKind
from jigsaw.agency_returns.spreadsheets.importing import read_upload
from jigsaw.calendar.london import to_london
from jigsaw.config.demo.people import person_named
from jigsaw.config.demo.returned_rows import Cells, routine, workbook_of, written_out

# How long before a return is sent its parts are written, and how long its approver takes.
WRITING, UPLOADING, HANDING_OVER = timedelta(hours=3), timedelta(minutes=50), timedelta(minutes=35)
A_PAGE = timedelta(minutes=14)
Acts = Iterator[tuple[datetime, Callable[[datetime], Any]]]


class Answering:
    """One agency's answer, from its table; `asked` gives its request as it is then."""

    def __init__(
        self, told: dict[str, Any], story: dict[str, Any], asked: Callable[[], AgencyRequest]
    ) -> None:
        self.told, self.story, self._asked = told, story, asked
        self.lead = person_named(told["lead"])

    @property
    def asked(self) -> AgencyRequest:
        """The request as it is now."""
        return self._asked()

    @property
    def returned(self) -> AgencyReturn:
        """The version that is being written."""
        returned = version_in_hand(self.asked)
        assert returned is not None
        return returned

    def steps(self) -> Acts:
        """Everything that the agency does, each with its time as the story has it."""
        told = self.told
        if part := told.get("department"):
            yield part["asked"], self.ask_department
            yield part["returned"], self.return_part
        if "nil" in told:
            yield told["sent"] - A_PAGE, self.say_nothing_is_known
        elif "begun" in told:
            yield from self.writing(told["begun"])
            if "rows" in told:
                yield told["uploaded"], self.upload
        elif "sent" in told:
            yield from self.writing(told["sent"] - WRITING)
            yield told["sent"] - UPLOADING, self.upload
            yield told["sent"] - HANDING_OVER, self.look_over
        if "sent" in told:
            yield told["sent"], self.send

    def writing(self, begun: datetime) -> Acts:
        """The first question, the pages of the summary that the story has, and the episodes."""
        yield begun, partial(self.answer, "yes")
        pages = list(dict.fromkeys(field.page for field in SUMMARY if field.key in self.told["summary"]))
        for number, page in enumerate(pages, 1):
            yield begun + number * A_PAGE, partial(self.save_page, page)
        if episodes := self.told.get("episodes"):
            yield (
                begun + (len(pages) + 1) * A_PAGE,
                lambda at: summarising.save_episodes(
                    self.asked, episodes=episodes, revision=0, said_no_name="", by=self.lead, at=at
                ),
            )

    def answer(self, involved: str, at: datetime) -> None:
        """Say whether the agency was involved."""
        summarising.answer_involvement(self.asked, involved=involved, by=self.lead, at=at)

    def say_nothing_is_known(self, at: datetime) -> None:
        """The first two screens of a return without involvement."""
        self.answer("no", at)
        summarising.save_nil(
            self.asked, checked=self.told["nil"], revision=0, said_no_name="", by=self.lead, at=at
        )

    def save_page(self, page: str, at: datetime) -> None:
        """One page of the summary."""
        said = self.told["summary"]
        values = {field.key: said.get(field.key, "") for field in SUMMARY if field.page == page}
        summarising.save_summary(
            self.asked, page=page, values=values, revision=0, said_no_name="", by=self.lead, at=at
        )

    def upload(self, at: datetime) -> None:
        """Upload the agency's spreadsheet, and settle what is asked about its rows where the return is to be sent."""
        rows = [row for row in self.rows() if row.get("service") != self.department]
        self.take(rows, None, self.lead, at)
        if "sent" in self.told:
            self.settle(None, self.lead, at)

    def look_over(self, at: datetime) -> None:
        """Look over the whole chronology and keep it; then hand it to whoever approves it."""
        mending.keep_chronology(self.asked, by=self.lead, at=at)
        if name := self.told.get("approver"):
            email = person_named(name).email
            approving.ask_approval(self.asked, said=self.said, email=email, by=self.lead, at=at)

    def send(self, at: datetime) -> None:
        """Approve and send."""
        by = person_named(self.told["approver"]) if "approver" in self.told else self.lead
        sending.send_return(
            self.asked, version=self.returned.version, fair=True, said=self.said, by=by, at=at
        )

    @property
    def said(self) -> approving.Handover:
        """What is said when the return is given on."""
        return approving.Handover(
            late_reason=self.told.get("late", ""), late_note=self.told.get("late_note", "")
        )

    @property
    def department(self) -> str:
        """The department that writes rows of its own; "" where none does."""
        name: str = self.told.get("department", {}).get("name", "")
        return name

    def ask_department(self, at: datetime) -> None:
        """The lead asks a department for its part."""
        part = self.told["department"]
        departments.ask_department(
            self.asked, name=part["name"], email=part["email"], full_name=part["person"], due_on=part["due"],
            by=self.lead, at=at,
        )  # fmt: skip

    def return_part(self, at: datetime) -> None:
        """The department uploads its rows and returns its part."""
        told = self.told["department"]
        part = DepartmentPart.rows.select_related("person").get(returned=self.returned, name=told["name"])
        part.returned = self.returned
        rows = [row for row in self.rows() if row.get("service") == self.department]
        self.take(rows, part, part.person, at)
        self.settle(part, part.person, at)
        departments.return_part(part, note=told["note"], said_no_name="", by=part.person, at=at)

    def rows(self) -> list[Cells]:
        """All rows of the agency, those of its departments included."""
        plan = self.story.get("routine", {}).get(self.told["name"], [])
        return [*written_out(self.told["rows"]), *routine(plan, self.told["name"])]

    def take(self, rows: list[Cells], part: DepartmentPart | None, by: Person, at: datetime) -> None:
        """Upload rows as a spreadsheet."""
        asked = self.asked
        content = workbook_of(asked.reference, asked.agency.name, rows)
        weighed = asked_of(asked, today=to_london(at).date())
        name = f"chronology-{asked.reference.replace('/', '-')}.xlsx"
        found = read_upload(content, name, weighed, agency=asked.agency.name)
        taking.take_rows(
            asked,
            part,
            found,
            kind=UploadKind.FILE,
            content=content,
            filename=name,
            revision=None,
            by=by,
            at=at,
        )

    def settle(self, part: DepartmentPart | None, by: Person, at: datetime) -> None:
        """Keep every row of which something was asked."""
        decisions = {}
        for row in rows_in_hand(self.returned, part):
            open_ones = to_decide(row.confirm)
            decisions[row.pk] = {
                finding_of(each, row.number).mark: Decision(
                    Act.NOT_A_NAME if each["kind"] == Kind.NAME else Act.KEEP
                )
                for each in open_ones
            }
        settling.settle_rows(self.asked, part, {k: v for k, v in decisions.items() if v}, by=by, at=at)
