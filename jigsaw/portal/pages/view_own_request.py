"""One request: its terms, its tasks, and what is left to do."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.agency_returns.models import AgencyReturn
from jigsaw.agency_returns.queries.progress import Task, tasks_of
from jigsaw.agency_returns.queries.returns import parts_in, sent_versions
from jigsaw.agency_returns.rules.lateness import sent_words
from jigsaw.agency_returns.rules.returning import TaskState, is_nil
from jigsaw.agency_returns.rules.terms import PartState, RequestState, ReturnState
from jigsaw.calendar import london
from jigsaw.calendar.words import count_words, day_words
from jigsaw.portal.desk.lines import due_words
from jigsaw.portal.desk.page import OwnRequestPage
from jigsaw.portal.desk.return_shown import terms_of

SUMMARY_PAGE = "summary_page"


class ViewOwnRequest(OwnRequestPage):
    """The task list of an agency's return. It shows nothing of the case beyond the request."""

    heading = "Request"
    writes = False

    def on_get(self) -> HttpResponse:
        """Show it."""
        asked, returned = self.asked, self.returned
        label, shade = due_words(asked.due_on, self.now, self.table)
        sent = returned is not None and returned.state == ReturnState.SENT
        return self.show(
            heading=f"Request {asked.reference}",
            due=f"{day_words(asked.due_on)}, 5pm",
            label=label if asked.state == RequestState.ASKED else "",
            shade=shade,
            ended=self.ended,
            terms=terms_of(asked),
            tasks=[] if sent else [self.task(each) for each in tasks_of(asked, returned)],
            waits=self.with_approver and not self.ended,
            approves=self.with_approver and returned is not None and returned.approver_id == self.who.pk,
            since=london.moment_words(returned.approval_asked_at)
            if returned and returned.approval_asked_at
            else "",
            approve=self.own("approve_return"),
            sent=[self.version(each) for each in sent_versions(asked)],
            **self.beside(),
        )

    @property
    def with_approver(self) -> bool:
        """Whether the return waits for who approves it."""
        return self.returned is not None and self.returned.state == ReturnState.WITH_APPROVER

    def task(self, task: Task) -> dict[str, Any]:
        """One line of the task list; what cannot be done now is no link."""
        line: dict[str, Any] = {"title": {"text": task.title}}
        if task.hint:
            line["hint"] = {"text": task.hint}
        more = {SUMMARY_PAGE: task.summary_page} if task.summary_page else {}
        if task.open and (not self.why_not or (self.with_approver and task.page == "approve_return")):
            line["href"] = self.own(task.page, **more)
        line["status"] = self.status(task)
        return line

    def status(self, task: Task) -> dict[str, Any]:
        """The words of a task's state: black text, grey where it cannot start, red for a problem."""
        if task.state == TaskState.PROBLEM:
            return {"tag": {"text": task.state.words, "classes": "govuk-tag--red"}}
        if task.state == TaskState.CANNOT_START:
            return {"text": task.state.words, "classes": "govuk-task-list__status--cannot-start-yet"}
        return {"text": task.state.words}

    def version(self, sent: AgencyReturn) -> dict[str, str]:
        """A version that was sent, as a line."""
        assert sent.sent_at is not None
        words = sent_words(sent.sent_at, f"version {sent.version}")
        return {"text": words, "href": self.own("view_sent_return", version=sent.version)}

    def beside(self) -> dict[str, Any]:
        """What stands beside the tasks: key episodes, and the departments that were asked."""
        returned = self.returned
        if returned is None or self.why_not or is_nil(returned.involved):
            return {"departments": "", "episodes": ""}
        parts = [part for part in parts_in(returned) if part.state != PartState.TAKEN_BACK]
        back = sum(part.state == PartState.RETURNED for part in parts)
        episodes = len(returned.summary.get("episodes", []))
        said = f"{back} of {count_words(len(parts), 'department')} returned" if parts else "None asked"
        return {
            "departments": said,
            "departments_href": self.own("list_departments"),
            "episodes": count_words(episodes, "episode") if episodes else "None written",
            "episodes_href": self.own("edit_summary_episodes"),
        }
