"""One page for a co-chair: read one version of the record, get a code, sign it or ask for a change."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.components.fields import CheckboxField
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.signing import SigningForm, SigningPage, decision_field
from jigsaw.rapid_reviews.actions.signing import ask_for_change, send_signing_code, sign_record
from jigsaw.rapid_reviews.desk.version_page import (
    VersionPage,
    document_cards,
    shown_changes,
    signature_cards,
)
from jigsaw.rapid_reviews.queries.versions import sign_off, signature_of, standing_of, version_before
from jigsaw.rapid_reviews.rules.signing import READ_IT, version_waits
from jigsaw.rapid_reviews.rules.terms import SignatureKind


class SignForm(SigningForm):
    """Sign with a code and a tick, or say what should change."""

    decision = decision_field(
        [(SignatureKind.SIGN.value, "Sign this version"), (SignatureKind.CHANGE.value, "Ask for a change")]
    )
    read = CheckboxField(label="I have read this record", missing=READ_IT, required=False)


class SignRecord(SigningPage, VersionPage):
    """The version that the address names, for those who sign."""

    permission = "sign_rapid_review"

    def audience_words(self) -> str:
        """Who sees it: those who sign."""
        home = self.incident.partnership.short_name
        return f"Only {home}’s co-chairs with access to this case can see this page."

    def form(self, data: Any = None, **given: Any) -> SignForm:
        """The form."""
        return SignForm(data, **given)

    def mail_code(self) -> None:
        """Mail a code for this version of the record."""
        send_signing_code(self.version, by=self.who, at=self.now)

    def decide(self, typed: dict[str, Any], shown: str) -> HttpResponse:
        """Record the decision, and show the version with it."""
        given: dict[str, Any] = {"by": self.who, "at": self.now}
        number = self.version.number
        if typed["decision"] == SignatureKind.CHANGE:
            ask_for_change(self.version, note=typed["note"], **given)
            words = f"You asked for a change of version {number}. Those who write it see your words."
        else:
            sign_record(self.version, code=typed["code"], read=typed["read"], fingerprint=shown, **given)
            words = f"You signed version {number}."
        return self.go_on("view_record_version", words, number=number)

    def show_signing(self, form: SigningForm, *, status: int = 200) -> HttpResponse:
        """The page."""
        version = self.version
        state, before = sign_off(version, self.review), version_before(version)
        held = signature_of(version, self.who)
        return self.show(
            status=status,
            heading=f"Sign version {version.number} of the record",
            form=form,
            version=version,
            cards=document_cards(version),
            before=before,
            changes=shown_changes(before.content, version.content) if before else [],
            state=state,
            signatures=signature_cards(state),
            decided=held.kind if held else "",
            hindrance=self.hindrance(),
            email=self.who.email,
        )

    def hindrance(self) -> str:
        """Why nobody can decide on this version now; "" when they can."""
        try:
            version_waits(standing_of(self.version, self.review))
        except Refused as refused:
            return str(refused)
        return ""
