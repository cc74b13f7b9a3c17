"""One page for a co-chair: read the documents of one version, get a code, decide."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse

from jigsaw.calendar.words import date_words
from jigsaw.components.fields import CheckboxField
from jigsaw.partnerships.signing import SigningForm, SigningPage, decision_field
from jigsaw.publishing import actions
from jigsaw.publishing.desk.shown import document_cards, shown_changes, signature_cards
from jigsaw.publishing.desk.version_page import VersionPage
from jigsaw.publishing.models import Version
from jigsaw.publishing.queries import difference, sign_off
from jigsaw.publishing.queries.signing import decision_of
from jigsaw.publishing.rules import Decision


class SignForm(SigningForm):
    decision = decision_field([(decision.value, decision.words) for decision in Decision])
    read = CheckboxField(
        label="I have read these documents",
        missing="Select that you have read these documents",
        required=False,
    )

    def __init__(self, *args: Any, documents: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["read"].label = f"I have read {documents}"


class SignVersion(SigningPage, VersionPage):
    permission = "sign_publication"
    status_in_error = 200

    def audience_words(self) -> str:
        """Who sees it: those who sign."""
        return f"Only {self.publication.partnership.area}’s co-chairs can see this page."

    def form(self, data: Any = None, **given: Any) -> SignForm:
        """The form, naming how many documents there are."""
        names = {document.name for document in self.version.documents.all()}
        count = {
            1: "this document",
            2: "these two documents",
            3: "these three documents",
            4: "these four documents",
        }
        return SignForm(data, documents=count.get(len(names), "these documents"), **given)

    def mail_code(self) -> None:
        """Mail a code for this version."""
        actions.send_signing_code(self.version, by=self.who, at=self.now)

    def decide(self, typed: dict[str, Any], shown: str) -> HttpResponse:
        """Record the decision, and go back to the publication."""
        given: dict[str, Any] = {"by": self.who, "at": self.now}
        number, decision = self.version.number, typed["decision"]
        if decision == Decision.CHANGE:
            actions.ask_for_change(self.version, note=typed["note"], **given)
            words = f"You asked for a change of version {number}. Those who write it see your words."
        elif decision == Decision.CONFLICT:
            actions.declare_conflict(self.version, **given)
            words = f"You declared a conflict of interest. Your signature of version {number} is not counted."
        else:
            actions.sign_version(
                self.version, code=typed["code"], read_all=typed["read"], fingerprint=shown, **given
            )
            words = f"You signed version {number}."
        return self.go_home(words)

    def show_signing(self, form: SigningForm, *, status: int = 200) -> HttpResponse:
        """The page."""
        version, state = self.version, sign_off(self.publication, self.now)
        since, lead = self.compared_with()
        held = decision_of(version, self.who)
        return self.show(
            status=status,
            heading=f"Sign version {version.number}",
            form=form,
            version=version,
            cards=document_cards(version),
            since=since,
            since_words=lead,
            changes=shown_changes(difference(since, version)) if since else [],
            state=state,
            signatures=signature_cards(state),
            decided=Decision(held.decision) if held else None,
            is_newest=state.version is not None and state.version.pk == version.pk,
            published_words=date_words(date.fromisoformat(version.edition["published_on"])),
            email=self.who.email,
        )

    def compared_with(self) -> tuple[Version | None, str]:
        """The version that this person signed before, else the one before this, and how to say it."""
        signed = [
            s
            for s in sign_off(self.publication, self.now).cleared
            if s.person_id == self.request.user.pk
            and s.decision == Decision.SIGN
            and s.version.number < self.version.number
        ]
        if signed:
            last = max((s.version for s in signed), key=lambda version: version.number)
            return last, f"What changed since version {last.number}, which you signed"
        before = self.publication.versions.filter(number__lt=self.version.number).first()
        return before, f"What changed since version {before.number}" if before else ""
