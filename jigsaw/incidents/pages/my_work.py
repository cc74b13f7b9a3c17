"""What is due across a person's cases, by urgency."""

from __future__ import annotations

from datetime import date
from functools import cache, partial
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from jigsaw.calendar import london
from jigsaw.calendar.words import count_words, date_words
from jigsaw.components.work_pieces import filter_links, work_group
from jigsaw.incidents.desk.kept_page import CSRF_PLACE, for_this_browser, made_once
from jigsaw.incidents.desk.page import WorkPage
from jigsaw.incidents.desk.work import address, work_line
from jigsaw.incidents.queries.waiting import Beside, beside, emergency_and_last_act
from jigsaw.incidents.queries.work import (
    ONE_PAGE,
    Sight,
    WorkRow,
    counts_by_group,
    first_lines,
    lines_of_group,
)
from jigsaw.incidents.rules.work import Group, group_called, soon_until
from jigsaw.notices.queries import liveness
from jigsaw.partnerships.places import waiting_for
from jigsaw.partnerships.queries import working_days

ME, EVERYBODY = "me", "everybody"
# What of an address changes the view.
ASKED = ("state", "owner", "case", "for", "page")
WORKER = "worker"
# Referrals that wait are counted in one line here.
COUNTED_HERE = ("list_own_referrals",)


class MyWork(WorkPage):
    """One list, no priority but the date. What is shown stands in the address, so that a view is a link."""

    permission = "view_work"
    heading = "My work"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it, or one group of it page by page. What is shown was made once and stands until an act."""
        today = london.to_london(self.now).date()
        in_emergency, act = emergency_and_last_act(self.who, at=self.now)
        if in_emergency:
            made = self.make(today)  # access that ends at a minute is asked for anew each time
        else:
            asked = urlencode({name: request.GET.get(name, "")[:30] for name in ASKED})
            page = f"my_work:{self.now:%H%M}"[:-1] + f":{sha256(asked.encode()).hexdigest()}"
            made = made_once(partial(self.make, today), page=page, person=self.who, today=today, act=act)
        return self.show(
            crumbs=[],
            silent=self.may("view_system") and not liveness(WORKER, at=self.now).alive,
            beside=made["beside"],
            made=for_this_browser(request, made["wide"]),
        )

    def make(self, today: date) -> dict[str, str]:
        """What stands beside the list, and the list."""
        self.table = working_days()
        self.beside = beside(
            self.who,
            at=self.now,
            today=today,
            screens=self.homes("screen_referral"),
            approves=self.homes("approve_emergency_access"),
            records=self.homes("record_incident"),
        )
        self.sight = Sight(
            self.who,
            self.homes("view_work"),
            self.now,
            today,
            soon_until(today, self.table),
            own_only=self.owner == ME,
            case=self.request.GET.get("case", "")[:30].replace("\0", ""),
            cover_of=self.covered(),
        )
        counts = counts_by_group(self.sight)
        group = group_called(self.request.GET.get("state", ""))
        shown = self.one_group(group, counts) if group is not None else self.all_groups(counts)
        whole = {"filters": self.filters(counts), **self.around(), **shown}
        parts = {"beside": "incidents/_work_beside.html", "wide": "incidents/_work.html"}
        return {name: render_to_string(part, whole) for name, part in parts.items()}

    @property
    def owner(self) -> str:
        """Whose duties: everybody's for those who do the casework, a person's own waits for others."""
        asked = self.request.GET.get("owner")
        if asked in (ME, EVERYBODY):
            return asked
        return EVERYBODY if self.homes("edit_case") else ME

    def covered(self) -> UUID | None:
        """The person on leave whose work is asked for, among those whom this person covers today."""
        asked = self.request.GET.get("for", "")
        return next((whom for number, whom, _, _ in self.beside.covers if str(number) == asked), None)

    def all_groups(self, counts: dict[Group, int]) -> dict[str, Any]:
        """Every group with its first lines."""
        rows = first_lines(self.sight, [group for group in Group if counts[group]])
        groups = [
            self.group(group, counts, [row for row in rows if row.group is group], all_too=True)
            for group in Group
        ]
        return {"groups": groups, "nothing": not any(counts.values())}

    def one_group(self, group: Group, counts: dict[Group, int]) -> dict[str, Any]:
        """One page of one group."""
        asked = self.request.GET.get("page", "1")
        pages = max(1, -(-counts[group] // ONE_PAGE))
        page = min(max(int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1, 1), pages)
        rows = lines_of_group(self.sight, group, page=page) if counts[group] else []
        way = {}
        if page > 1:
            way["previous"] = {"href": self.link(page=page - 1)}
        if page < pages:
            way["next"] = {"href": self.link(page=page + 1)}
        said = f"Page {page} of {pages:,}" if pages > 1 else ""
        return {"groups": [self.group(group, counts, rows)], "paging": way, "page_words": said}

    def group(
        self, group: Group, counts: dict[Group, int], rows: list[WorkRow], *, all_too: bool = False
    ) -> str:
        """One group as markup."""
        may_nudge = bool(self.homes("edit_case"))
        subject = str(self.sight.subject)
        lines = [work_line(row, subject, self.sight.today, self.table, may_nudge=may_nudge) for row in rows]
        address_of_all = self.link(state=group.state) if all_too else ""
        return work_group(
            group.state, group.words, counts[group], lines, group.empty, address_of_all, CSRF_PLACE
        )

    def link(self, **change: Any) -> str:
        """This view with something changed; None takes a filter away."""
        kept = {k: v for k in ("state", "owner", "case", "for") if (v := self.request.GET.get(k))}
        asked = {k: v for k, v in (kept | change).items() if v is not None}
        return f"?{urlencode(asked)}" if asked else reverse("my_work")

    def filters(self, counts: dict[Group, int]) -> list[str]:
        """The ways to narrow the list, each a list of links of which one is current."""
        state = group_called(self.request.GET.get("state", ""))
        by_state = [("Everything", self.link(state=None), state is None)]
        by_state += [(f"{g.words} ({counts[g]:,})", self.link(state=g.state), g is state) for g in Group]
        covered = self.sight.cover_of
        whose = [
            (words, self.link(owner=owner, **{"for": None}), covered is None and self.owner == owner)
            for owner, words in ((EVERYBODY, "Everybody’s"), (ME, "Only mine"))
        ]
        for number, whom, name, last in self.beside.covers:
            words = f"For {name}, on leave until {_short(last, self.sight.today)}"
            whose.append((words, self.link(owner=None, **{"for": number}), covered == whom))
        return [filter_links("Whose work", whose), filter_links("By urgency", by_state)]

    def around(self) -> dict[str, Any]:
        """What stands round the list."""
        return {
            "may_record": bool(self.homes("record_incident")),
            "ways": ways()[:3] if self.may("view_timeliness") else ways()[:2],
            "start": ways()[3][1],
            "case": self.sight.case,
            "all_cases": self.link(case=None),
            "waiting": [
                *self.waiting_in_cases(self.beside),
                *waiting_for(self.who, {m.role for m in self.memberships}, but=COUNTED_HERE),
            ],
        }

    def waiting_in_cases(self, found: Beside) -> list[tuple[str, str]]:
        """What waits beside the duties: words and address of each."""
        lines = []
        if found.referrals:
            words = f"{count_words(found.referrals, 'referral')} to screen"
            lines.append((words, reverse("list_referrals")))
        for pk, case, reference in found.emergencies:
            href = reverse("decide_emergency_access", kwargs={"incident_id": case, "emergency_id": pk})
            lines.append((f"Decide on emergency access to {reference or 'an incident'}", href))
        lines += [
            ("Finish recording an incident", address("check_incident", case)) for case in found.recordings
        ]
        return lines


@cache
def ways() -> list[tuple[str, str]]:
    """Where one can go on from here, and where an incident is recorded: words and address."""
    return [
        ("Cover during leave", reverse("arrange_cover")),
        ("Your private calendar", reverse("view_calendar_feed")),
        ("Timeliness of your cases", reverse("view_timeliness")),
        ("Record an incident", reverse("start_incident")),
    ]


def _short(day: Any, today: Any) -> str:
    words = date_words(day)
    return words.removesuffix(f" {today.year}") if day.year == today.year else words
