"""One publication: where it stands, the one thing to do next, its parts, versions, documents and signatures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from jigsaw.calendar import london
from jigsaw.calendar.words import count_words
from jigsaw.publishing.desk.page import PublicationPage
from jigsaw.publishing.desk.places import PAGE_OF_PART
from jigsaw.publishing.desk.shown import (
    cleared_lines,
    document_cards,
    readiness_lines,
    signature_cards,
)
from jigsaw.publishing.models import Version
from jigsaw.publishing.queries import (
    Part,
    ReleaseView,
    SignOff,
    difference,
    newest_version,
    parts,
    readiness,
    release_state,
    sign_off,
)
from jigsaw.publishing.rules import DocumentState, Stage

UNDER_WAY = (DocumentState.WAITING, DocumentState.MAKING)
# How often the page asks again while documents are being made, in seconds.
ASK_AGAIN = 3


@dataclass(frozen=True)
class NextStep:
    """What happens next in a sentence; the button's words and address when the person can do it."""

    words: str
    button: str = ""
    href: str = ""


class ViewPublication(PublicationPage):
    permission = "view_publication"

    def on_get(self) -> HttpResponse:
        """Everything about it."""
        publication = self.publication
        versions = list(publication.versions.select_related("made_by").defer("edition"))
        newest = newest_version(publication)
        found, state = parts(publication), sign_off(publication, self.now)
        release = release_state(publication, self.now)
        changed = newest is None or bool(difference(newest, publication))
        return self.show(
            heading=publication.title,
            facts=self.facts(newest, release),
            step=self.next_step(found, newest, changed, state, release),
            parts=[self.task(part) for part in found],
            lines=readiness_lines(publication, readiness(publication, self.now), self.may_here),
            versions=[_version_row(v) for v in versions],
            newest=newest,
            cards=document_cards(newest) if newest else [],
            under_way=bool(newest and newest.documents_state in UNDER_WAY),
            refresh=ASK_AGAIN if newest and newest.documents_state in UNDER_WAY else None,
            failed=bool(newest and newest.documents_state == DocumentState.FAILED),
            state=state,
            signatures=signature_cards(state),
            cleared=cleared_lines(state),
            open=publication.stage not in (Stage.PUBLISHED, Stage.WITHDRAWN),
            release=release,
            may_release=self.may_here("release_publication"),
            may_correct=publication.stage == Stage.PUBLISHED,
            may_withdraw=self.was_released(release),
        )

    def window(self, heading: str) -> str:
        """The title element never holds the title of a review."""
        return f"Publication – {self.publication.name}"

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The list, then this publication by its reference."""
        return [*super().crumbs(heading)[:1], {"text": self.publication.name}]

    def was_released(self, release: ReleaseView) -> bool:
        """Whether there is something public that can be withdrawn."""
        if self.publication.stage == Stage.WITHDRAWN:
            return False
        return self.publication.releases.filter(state="released").exists()

    def facts(self, newest: Version | None, release: ReleaseView) -> list[tuple[str, str]]:
        """The line under the heading: reference, stage, version, release."""
        publication = self.publication
        facts = [
            ("Reference", publication.reference or "None"),
            ("Stage", Stage(publication.stage).words),
            ("Version", str(newest.number) if newest else "None yet"),
        ]
        if publication.stage == Stage.SCHEDULED:
            facts.append(("Planned release", release.planned))
        elif release.release and release.release.released_at:
            facts.append(("Published", london.words(release.release.released_at)))
        return facts

    def task(self, part: Part) -> dict[str, Any]:
        """One part as a line of the task list."""
        may = self.may_here_edit and self.publication.stage not in (Stage.PUBLISHED, Stage.WITHDRAWN)
        problem = part.state == "There is a problem"
        title = {
            "text": f"{part.title} (optional)"
            if part.optional and part.state == "Not yet started"
            else part.title
        }
        line: dict[str, Any] = {
            "title": title,
            "status": {"tag": {"text": part.state, "classes": "govuk-tag--red"}}
            if problem
            else {"text": part.state},
        }
        if may:
            line["href"] = self.address(PAGE_OF_PART[part.key])
        if problem:
            line["hint"] = {"text": f"{count_words(len(part.faults), 'thing')} to put right"}
        return line

    @property
    def may_here_edit(self) -> bool:
        """Whether the person may write the parts; asked once."""
        if not hasattr(self, "_may_edit"):
            self._may_edit = self.may_here("edit_publication")
        return self._may_edit

    def next_step(
        self, found: list[Part], newest: Version | None, changed: bool, state: SignOff, release: ReleaseView
    ) -> NextStep:
        """The one thing to do next, for this person."""
        stage = Stage(self.publication.stage)
        if stage is Stage.DRAFTING:
            return self._to_write(found, newest, changed)
        if stage is Stage.SIGNING:
            return self._to_sign(state)
        if stage is Stage.SIGNED:
            words = f"Version {newest.number if newest else ''} is signed. Its release can be scheduled."
            return self._for("release_publication", words, "Schedule the release", "schedule_release")
        if stage is Stage.SCHEDULED:
            return self._scheduled(release)
        if stage is Stage.PUBLISHED:
            return NextStep("It is published. Nothing is to be done.")
        return NextStep("It is withdrawn. Its address gives the reason.")

    def _to_write(self, found: list[Part], newest: Version | None, changed: bool) -> NextStep:
        unfinished = [part for part in found if part.faults]
        if unfinished:
            first, count = unfinished[0], count_words(len(unfinished), "part")
            words = f"{count} must be completed before a version can be made."
            return self._for(
                "edit_publication", words, f"Continue with: {first.title}", PAGE_OF_PART[first.key]
            )
        if changed:
            number = newest.number + 1 if newest else 1
            return self._for(
                "edit_publication",
                "The draft is whole. A version freezes it for signing.",
                f"Make version {number}",
                "make_version",
            )
        if newest and newest.documents_state in UNDER_WAY:
            return NextStep(
                f"The documents of version {newest.number} are being made. This takes a few seconds."
            )
        if newest and newest.documents_state == DocumentState.FAILED:
            return NextStep(
                f"The documents of version {newest.number} could not be made: see below what to put right."
            )
        return NextStep("Change the draft, then make another version.")

    def _to_sign(self, state: SignOff) -> NextStep:
        version = state.version
        number = version.number if version else 0
        names = " and ".join(waiting.person.full_name for waiting in state.waiting)
        if any(waiting.person.pk == self.request.user.pk for waiting in state.waiting):
            href = self.address("sign_version", number=number)
            return NextStep(f"Version {number} waits for your signature.", f"Sign version {number}", href)
        if state.changes:
            asked = " and ".join(signature.person.full_name for signature in state.changes)
            return self._for(
                "edit_publication",
                f"{asked} asked for a change. Change the draft and make another version.",
                "",
                "view_publication",
            )
        return NextStep(state.problem or f"Version {number} waits for {names} to sign.")

    def _scheduled(self, release: ReleaseView) -> NextStep:
        words = release.warning if release.late else f"Jigsaw publishes it at {release.planned}."
        return NextStep(words, "See the release", self.address("view_release"))

    def _for(self, permission: str, words: str, button: str, name: str) -> NextStep:
        if not button or not self.may_here(permission):
            return NextStep(words)
        return NextStep(words, button, self.address(name))


def _version_row(version: Version) -> dict[str, Any]:
    return {
        "number": version.number,
        "what_changed": version.what_changed,
        "made": london.words(version.made_at),
        "by": version.made_by.full_name,
        "state": DocumentState(version.documents_state).words,
        "before": version.number - 1,
    }
