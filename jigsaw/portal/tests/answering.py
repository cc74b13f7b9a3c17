"""An agency that answers a request, and the browsers of its people. Time stands still on Wednesday 6 May 2026."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from django.core import mail
from django.urls import reverse

from jigsaw.agency_returns.chronology.dates import on
from jigsaw.agency_returns.models import AgencyRequest, AgencyReturn, DepartmentPart, ReturnRow
from jigsaw.agency_returns.rules.placing import place_of
from jigsaw.agency_returns.rules.terms import SUMMARY
from jigsaw.agency_returns.tests.factories import ASKED_AT, asked, asking_team, fresh_request, writing
from jigsaw.audit.actions import act
from jigsaw.incidents.actions.register import save_register_entry
from jigsaw.incidents.tests.casework import page_of
from jigsaw.incidents.tests.pages.referral_pages import browse
from jigsaw.notices.models import Mail

# Monday 18 May 2026, 10:12am in London: two working days after the day on which the return was due.
LATE_AT = datetime(2026, 5, 18, 9, 12, tzinfo=UTC)
CELLS = {
    "date": "4 March 2025", "time": "09:05", "source": "Health visitor electronic record", "service": "Health visiting",
    "people": "Child A, Mother", "child_seen": "Yes", "what_happened": "Planned visit at home.", "analysis": "Usual.",
}  # fmt: skip
WORDS = {field.key: f"Words about {field.key}." for field in SUMMARY}
HAPPENED = {"when": "March 2025", "what": "A visit was missed.", "quality": "Fair.", "why": "A new team."}
FAIR = {"act": "send", "version": "1", "fair": "on"}


class Answering:
    """Sam's desk: the request to Alderbrook Community Health, and its pages by their names."""

    def __init__(self, monkeypatch: Any) -> None:
        self.team = asking_team()
        self.patch = monkeypatch
        self.asked = asked(self.team)
        self.now_is(ASKED_AT)

    def now_is(self, moment: datetime) -> None:
        """Stop the clock of pages at a moment."""
        self.at = moment
        for place in ("jigsaw.partnerships.access.present", "jigsaw.portal.desk.lines.present"):
            self.patch.setattr(place, lambda: moment)

    def address(self, name: str, **parts: Any) -> str:
        """The address of a page of the request; of a department's part where `part_id` is given alone."""
        own = {} if "part_id" in parts and name.endswith("_part") else {"request_id": self.asked.pk}
        return reverse(name, kwargs=own | parts)

    def get(self, name: str, person: Any = None, **parts: Any) -> Any:
        """The answer of a page."""
        return browse(person or self.team.sam).get(self.address(name, **parts))

    def see(self, name: str, person: Any = None, *, status: int = 200, **parts: Any) -> str:
        """The words of a page, held to what every page is held to."""
        return page_of(self.get(name, person, **parts), status)

    def send(self, name: str, typed: dict[str, Any], person: Any = None, **parts: Any) -> Any:
        """The answer to what was typed on a page."""
        return browse(person or self.team.sam).post(self.address(name, **parts), typed)

    def goes(self, name: str, typed: dict[str, Any], to: str, person: Any = None, **parts: Any) -> None:
        """What was typed was taken, and leads on to an address."""
        answer = self.send(name, typed, person, **parts)
        assert answer.status_code == 302, answer.content.decode()[:3000]
        assert answer["Location"] == to

    def refuses(self, name: str, typed: dict[str, Any], *words: str, person: Any = None, **parts: Any) -> str:
        """What was typed was refused: each sentence stands in the summary and at its field."""
        page = page_of(self.send(name, typed, person, **parts), 400)
        assert "<title>Error: " in page
        for each in words:
            assert page.count(each) == 2, (each, page.count(each))
        return page

    def whole(self, *, rows: int = 2, **more: Any) -> AgencyReturn:
        """A return in which every task before the last is done."""
        returned = writing(self.asked, **({"chronology_checked_at": ASKED_AT} | more))
        with act("save_return", by=self.team.sam, at=ASKED_AT, partnership=self.team.partnership):
            returned.summary = WORDS | {"episodes": [HAPPENED]}
            returned.save()
        for number in range(rows):
            self.row(returned, 5 + number, date=f"{4 + number % 24} March 2025")
        return returned

    def row(
        self, returned: AgencyReturn, number: int, part: DepartmentPart | None = None, **cells: Any
    ) -> ReturnRow:
        """A good row of a return, or of a department's part of it."""
        more = {key: cells.pop(key) for key in ("errors", "confirm") if key in cells}
        with act("take_rows", by=self.team.sam, at=ASKED_AT, partnership=self.team.partnership):
            return ReturnRow.rows.create(
                partnership=self.team.partnership, returned=returned, department=part, number=number,
                cells=CELLS | cells, place=place_of(on(date(2025, 3, 4)), None), **more,
            )  # fmt: skip

    def nil(self) -> None:
        """The agency says that it was not involved, and where it looked."""
        self.goes("answer_involvement", {"involved": "no"}, self.address("check_nil_return"))
        typed = {"nil_checked": "The electronic record, by the records officer.", "revision": "1"}
        self.goes("check_nil_return", typed, self.address("approve_return"))

    def sent(self) -> AgencyReturn:
        """A return that Sam wrote, approved and sent."""
        self.whole()
        self.goes("approve_return", {"approver": "self"}, self.address("approve_return"))
        self.goes("approve_return", FAIR, self.address("view_sent_return", version=1))
        return self.returned()

    def returned(self, version: int = 1) -> AgencyReturn:
        """A version as it is now."""
        rows = AgencyReturn.rows.select_related(
            "request__incident", "request__agency", "request__partnership"
        )
        return rows.get(request=self.asked, version=version)

    def name_mother(self, name: str = "Ottoline Quillfeather") -> None:
        """The people register of the case holds this name."""
        save_register_entry(
            self.team.incident, entry=None, alias="Mother", relation="mother", details={"full_name": name},
            by=self.team.priya, at=self.at,
        )  # fmt: skip

    def fresh(self) -> AgencyRequest:
        """The request as it is now."""
        return fresh_request(self.asked)

    def mails(self) -> dict[str, str]:
        """The mails that were written, by whom they are to and their subject; none holds a word of the case."""
        assert not mail.outbox
        written = {f"{each.to.split('@')[0]}: {each.subject}": each.body for each in Mail.objects.all()}
        for body in written.values():
            assert not any(words in body for words in ("Planned visit", "Words about", "Mother", "missed"))
        return written
