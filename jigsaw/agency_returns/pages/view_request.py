"""One request: what was asked, what came back, its mail and reminders, and what can be done about it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from jigsaw.agency_returns.desk.page import RequestPage
from jigsaw.agency_returns.desk.shown_request import call_words, terms_rows, timeline
from jigsaw.agency_returns.desk.shown_return import shown_uploads, shown_version
from jigsaw.agency_returns.models import ReturnUpload
from jigsaw.agency_returns.queries.board import NOT_STARTED, state_words
from jigsaw.agency_returns.queries.deliveries import deliveries_of
from jigsaw.agency_returns.queries.progress import missing_tasks
from jigsaw.agency_returns.queries.requests import people_who_get_mail, why_not_asked_in
from jigsaw.agency_returns.rules.asking import why_not_changed
from jigsaw.agency_returns.rules.terms import ReminderKind, RequestState
from jigsaw.incidents.rules.terms import Stage
from jigsaw.incidents.rules.work import due_label

# What staff do about a request whose return is waited for: the page and the words of its link.
DEEDS = (
    ("record_call", "Record a call"),
    ("extend_request", "Give more time"),
    ("change_recipients", "Change who gets it"),
)


class ViewRequest(RequestPage):
    """Those who may only read see the same without its deeds."""

    permission = "view_requests"

    def window(self, heading: str) -> str:
        """The reference of the request: never a name."""
        return f"Request {self.asked.reference}"

    def on_get(self) -> HttpResponse:
        """Show it."""
        asked = self.asked
        deliveries = deliveries_of(asked)
        state, shade = state_words(asked, self.table, self.today)
        is_open = asked.state == RequestState.ASKED
        label, label_shade = due_label(asked.due_on, self.today, self.table) if is_open else ("", "quiet")
        uploads = (
            self.rows(ReturnUpload).filter(returned__request=asked).select_related("uploaded_by", "returned")
        )
        reminders = [each for each in asked.reminders.all() if each.due_on == asked.due_on]
        return self.show(
            heading=asked.agency.name,
            state=state,
            shade=shade,
            label=label,
            label_shade=label_shade,
            is_open=is_open,
            missing=missing_tasks(asked) if state != NOT_STARTED else [],
            terms=terms_rows(asked),
            call=call_words(asked)
            if is_open and any(r.kind == ReminderKind.CALL and r.done_at is None for r in reminders)
            else "",
            nobody=is_open and not people_who_get_mail(asked),
            failed=[each for each in deliveries if each.failed] if is_open else [],
            versions=[
                shown_version(each, self.own("view_return", version=each.version) if each.sent_at else "")
                for each in asked.returns.select_related("approved_by")
            ],
            uploads=shown_uploads(uploads, lambda pk: self.own("download_upload", upload_id=pk)),
            happened=timeline(asked, deliveries),
            **self.deeds(),
        )

    def deeds(self) -> dict[str, Any]:
        """What this person can do now, each with its address."""
        may = self.may_here("ask_agencies")
        why_not = why_not_asked_in(self.incident) or why_not_changed(self.asked.state)
        closed, withdrawn = self.incident.stage == Stage.CLOSED, self.asked.state == RequestState.WITHDRAWN
        deeds = [(words, self.own(page)) for page, words in DEEDS] if may and not why_not else []
        if deeds:
            words = "Let reminders begin again" if self.asked.paused_at else "Pause reminders"
            deeds.append((words, self.own("pause_reminders")))
        if may and self.asked.state == RequestState.ASKED and not closed:
            deeds.append(("Withdraw the request", self.own("withdraw_request")))
        enters = may and self.may_here("answer_request") and not closed and not withdrawn
        return {
            "deeds": deeds,
            "why_not": why_not if may else "",
            "remind_href": self.own("remind_agency") if may and not why_not else "",
            "enter_href": reverse("view_own_request", kwargs={"request_id": self.asked.pk}) if enters else "",
        }
