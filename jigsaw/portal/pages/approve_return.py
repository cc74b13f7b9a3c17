"""The last task: who approves a return; for the approver, all of it once more, then it is sent or sent back."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect

from jigsaw.agency_returns.actions.approving import ask_approval, send_back_return, take_back_return
from jigsaw.agency_returns.actions.sending import AlreadySent, send_return
from jigsaw.agency_returns.queries.progress import open_tasks
from jigsaw.agency_returns.queries.returns import approvers_of, parts_in
from jigsaw.agency_returns.rules.lateness import asks_for_reason
from jigsaw.agency_returns.rules.returning import is_nil
from jigsaw.agency_returns.rules.terms import PartState, ReturnState
from jigsaw.calendar import london
from jigsaw.partnerships.desk import add_refusal
from jigsaw.partnerships.rules import Refused
from jigsaw.portal.desk.page import OwnRequestPage
from jigsaw.portal.desk.return_shown import shown_return
from jigsaw.portal.forms.approving import ApproveForm, HandoverForm, SendBackForm

FIELDS = {"email": "new_email", "full_name": "new_name"}


class ApproveReturn(OwnRequestPage):
    """What the page shows follows from where the return stands; what it does, from the button (`act`)."""

    permission = "approve_return"
    heading = "Approve and send"
    writes = False

    def on_get(self) -> HttpResponse:
        """The question who approves; for the approver the return; for others with whom it is."""
        return self.elsewhere() or self.show_here(typed=self.kept())

    def on_post(self) -> HttpResponse:
        """Give it on, send it, send it back or take it back."""
        if gone := self.elsewhere(409):
            return gone
        doing = self.request.POST.get("act", "")
        if doing == "take-back":
            return self.take_back()
        if doing == "send-back":
            return self.send_back()
        return self.send() if self.mine else self.hand_over()

    def elsewhere(self, status: int = 200) -> HttpResponse | None:
        """The page of what was sent, why nothing can be sent, or the tasks that come first; None for this page."""
        if self.returned is not None and self.returned.state == ReturnState.SENT:
            return self.done_to(self.own("view_sent_return", version=self.returned.version))
        if self.why_not and not self.waits:
            return self.show_ended(status)
        if self.returned is None or (left := open_tasks(self.asked, self.returned)):
            first = left if self.returned is not None else ["Were you involved?"]
            return self.show("portal/approve_return_later.html", status=status, left=first, back=self.home())
        return None

    @property
    def waits(self) -> bool:
        """Whether the return is with somebody to approve, and could be sent."""
        with_somebody = self.returned is not None and self.returned.state == ReturnState.WITH_APPROVER
        return with_somebody and not self.ended

    @property
    def mine(self) -> bool:
        """Whether it is with this person to approve."""
        return self.waits and self.returned is not None and self.returned.approver_id == self.who.pk

    def late(self) -> bool:
        """Whether it must still be said why the return is late."""
        returned = self.returned
        assert returned is not None
        needed = asks_for_reason(returned.version, self.asked.due_on, self.now)
        return needed and not (self.waits and returned.late_reason)

    def form(self, data: Any = None) -> Any:
        """The form of this page for this person."""
        returned = self.returned
        assert returned is not None
        initial = {"version": str(returned.version)}
        if self.mine:
            agreed = self.by_staff and not returned.agreed_by
            return ApproveForm(data, late=self.late(), agreed=agreed, initial=initial)
        parts = sum(part.state == PartState.ASKED for part in parts_in(returned))
        people = [person for person in approvers_of(self.asked) if person != self.who]
        return HandoverForm(
            data, people=people, late=self.late(), parts=parts, nil=is_nil(returned.involved), by_staff=self.by_staff,
            agency=self.asked.agency.name, initial=initial,
        )  # fmt: skip

    def show_here(
        self, form: Any = None, back_form: Any = None, typed: Any = None, status: int = 200
    ) -> HttpResponse:
        """The page as this person needs it."""
        returned = self.returned
        assert returned is not None
        template, asks = "portal/approve_return_with.html", None
        if not self.waits:
            template, asks = "", form or self.form(typed)
        elif self.mine:
            template, asks = "portal/approve_return_read.html", form or self.form(typed)
        asked_at = returned.approval_asked_at
        return self.show(
            template,
            status=status,
            form=back_form if back_form is not None and back_form.errors else asks,
            asks=asks,
            back_form=back_form or (SendBackForm() if self.mine else None),
            told=shown_return(returned, today=self.today),
            own_words=returned.approval_asked_by_id == self.who.pk,
            approver=returned.approver.full_name if returned.approver else "",
            writer=returned.approval_asked_by.full_name if returned.approval_asked_by else "",
            since=london.moment_words(asked_at) if asked_at else "",
            home=self.asked.partnership.short_name,
        )

    def hand_over(self) -> HttpResponse:
        """Give it to who approves; a return without involvement that one approves oneself is sent at once."""
        form = self.form(self.request.POST)
        if self.waits or not form.is_valid():
            return self.show_here(None if self.waits else form, status=409 if self.waits else 400)
        if form.waits():
            return self.done_to(
                self.own("list_departments"), "Nothing was sent. You wait for the departments."
            )
        if form.nil and form.approves_self():
            return self.send(form)
        try:
            said = form.said(without_parts=bool(form.cleaned_data.get("parts")))
            returned = ask_approval(self.asked, said=said, **form.manager_named(), by=self.who, at=self.now)
        except Refused as refused:
            refused.field = FIELDS.get(refused.field, refused.field)
            add_refusal(form, refused)
            return self.show_here(form, status=400)
        if returned.approver_id == self.who.pk:
            return self.done_to(self.request.path)
        assert returned.approver is not None
        return self.go_home(f"{returned.approver.full_name} was asked by email to approve the return.")

    def send(self, form: Any = None) -> HttpResponse:
        """Approve it and send it, once."""
        form = form or self.form(self.request.POST)
        if not form.is_valid():
            return self.show_here(form, status=400)
        typed = form.cleaned_data
        version = str(typed.get("version") or "")
        number = int(version) if version.isascii() and version.isdigit() and len(version) < 4 else 0
        try:
            said = form.said(without_parts=bool(typed.get("parts")))
            sent = send_return(
                self.asked, version=number, fair=typed["fair"], said=said, by=self.who, at=self.now
            )
        except AlreadySent as before:
            return self.to_sent(before.version)
        except Refused as refused:
            add_refusal(form, refused)
            return self.show_here(form, status=400)
        return self.to_sent(sent.version)

    def to_sent(self, version: int) -> HttpResponseRedirect:
        """On to what was sent."""
        return self.done_to(self.own("view_sent_return", version=version))

    def send_back(self) -> HttpResponse:
        """Back to who wrote it, with a note."""
        form = SendBackForm(self.request.POST)
        if not self.mine:
            return self.show_here(status=409)
        if not form.is_valid():
            return self.show_here(back_form=form, status=400)
        try:
            send_back_return(self.asked, note=form.cleaned_data["note"], by=self.who, at=self.now)
        except Refused as refused:
            add_refusal(form, refused)
            return self.show_here(back_form=form, status=400)
        return self.go_home("The return was sent back.")

    def take_back(self) -> HttpResponse:
        """Go on writing; pressed again, it is being written already."""
        try:
            take_back_return(self.asked, by=self.who, at=self.now)
        except Refused as refused:
            return self.go_home(str(refused))
        return self.go_home("You can change the return again.")
