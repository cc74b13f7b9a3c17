"""How ready a publication is, and what its release page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from jigsaw.calendar import london
from jigsaw.calendar.words import count_words, day_words, time_words
from jigsaw.calendar.working_days import BeyondTheTable
from jigsaw.notices.queries import Liveness, liveness
from jigsaw.partnerships.queries import working_days
from jigsaw.publishing import drafts
from jigsaw.publishing.models import Document, Publication, Release, Version
from jigsaw.publishing.queries.copies import copies_now, is_corrected
from jigsaw.publishing.queries.parts import faults_of_draft
from jigsaw.publishing.queries.signing import newest_version, sign_off
from jigsaw.publishing.rules import DocumentState, ReleaseState, Stage, all_signed

WORKER = "worker"
DONE, NOT_DONE, NOT_NEEDED = "Done", "Not done", "Not needed"


@dataclass(frozen=True)
class Line:
    """One line of the readiness board: state "Done", "Not done" or "Not needed"; what; what to do; the name
    of the address of the page on which to do it ("" where there is none), which takes `publication_id`; the
    words that lead there, where what to do is no such words."""

    state: str
    what: str
    to_do: str = ""
    url_name: str = ""
    link: str = ""


@dataclass(frozen=True)
class ReleaseView:
    """What the release page shows.

    `release` is the planned one, else the newest done one, else None. `planned` is its time in words, like
    "10:00am BST, Tuesday 30 June 2026"; `day_note` names that day when it is no working day. `worker` says
    whether the process that releases is alive. `late`: the time has come, it is not out and the worker is
    silent, so publishing by hand is offered; `warning` says so in a sentence. `fault` says why the last try
    failed, else "". `by_hand`: release_now would be allowed.
    """

    release: Release | None
    planned: str
    worker: Liveness
    late: bool
    warning: str
    fault: str
    by_hand: bool
    day_note: str = ""


def release_state(publication: Publication, at: datetime) -> ReleaseView:
    """The planned or done release of a publication as people need to see it at `at`."""
    worker, release = liveness(WORKER, at=at), _release_shown(publication)
    if release is None:
        return ReleaseView(None, "", worker, False, "", "", False)
    waits = release.state == ReleaseState.SCHEDULED
    due = waits and release.release_at <= at
    late = due and not worker.alive
    return ReleaseView(
        release=release,
        planned=london.words(release.release_at),
        worker=worker,
        late=late,
        warning=worker_warning(worker, late, at) if waits and not worker.alive else "",
        fault=release.fault if waits else "",
        by_hand=due and (late or bool(release.fault)),
        day_note=day_note(release.release_at),
    )


def day_note(release_at: datetime) -> str:
    """A sentence when the day of a release is a weekend or a bank holiday, else ""."""
    day = london.to_london(release_at).date()
    try:
        why = working_days().why_not(day)
    except BeyondTheTable:
        return ""
    return f"{day_words(day)} is not a working day ({why})." if why else ""


def readiness(publication: Publication, at: datetime) -> list[Line]:
    """What must be done before the release, line by line, and what is done."""
    version = newest_version(publication)
    return [
        _version_line(publication, version),
        *_document_lines(version),
        _signature_line(publication, version, at),
        _release_line(publication),
        _copies_line(publication, version, at),
    ]


def _release_shown(publication: Publication) -> Release | None:
    releases = Release.rows.filter(publication=publication).exclude(state=ReleaseState.CANCELLED)
    found = sorted(releases.select_related("version", "scheduled_by"), key=lambda r: r.scheduled_at)
    planned = [release for release in found if release.state == ReleaseState.SCHEDULED]
    return next(reversed(planned or found), None)


def worker_warning(worker: Liveness, late: bool, at: datetime) -> str:
    """What people are told while the process that releases is silent: since when, and what to do."""
    since = "The publisher has never run"
    if worker.last_seen:
        seen, today = london.to_london(worker.last_seen), london.to_london(at).date()
        day = "" if seen.date() == today else f" on {day_words(seen.date())}"
        since = f"The publisher has not run since {time_words(seen.time())}{day}"
    if late:
        return f"{since}. Publish by hand."
    return f"{since}. If it is not running at the release time, publish by hand then."


def _version_line(publication: Publication, version: Version | None) -> Line:
    faults = len(faults_of_draft(publication)) if publication.stage == Stage.DRAFTING else 0
    if faults:
        to_do = f"Put right {count_words(faults, 'thing')} in the draft, then make a version"
        return Line(NOT_DONE, "Version made", to_do, "view_publication")
    if version is None or publication.stage == Stage.DRAFTING and not _is_frozen(publication, version):
        return Line(NOT_DONE, "Version made", "Make a version of the draft", "make_version")
    return Line(DONE, f"Version {version.number} made")


def _is_frozen(publication: Publication, version: Version) -> bool:
    return drafts.makes(publication.draft, version.edition)


def _document_lines(version: Version | None) -> list[Line]:
    made, checked = "Documents made", "Every check of the documents passed"
    if version is None:
        return [Line(NOT_DONE, made, "They are made with each version"), Line(NOT_DONE, checked)]
    documents = list(Document.rows.filter(version=version))
    passed = [check["passed"] for document in documents for check in document.checks]
    if version.documents_state == DocumentState.MADE:
        count = count_words(len(documents), "document")
        lines = [Line(DONE, f"{count} made")]
    elif version.documents_state == DocumentState.FAILED and not documents:
        lines = [Line(NOT_DONE, made, version.documents_fault, "view_publication")]
    else:
        lines = [Line(NOT_DONE if not documents else DONE, made, "Being made. This takes a few seconds.")]
    if passed and all(passed):
        return [*lines, Line(DONE, f"{checked} ({len(passed)})")]
    failed = passed.count(False)
    to_do = (
        f"{count_words(failed, 'check')} did not pass. Change the draft and make a version" if failed else ""
    )
    return [*lines, Line(NOT_DONE, checked, to_do, "view_publication" if failed else "")]


def _signature_line(publication: Publication, version: Version | None, at: datetime) -> Line:
    state = sign_off(publication, at)
    signed = len(state.signed) if publication.stage != Stage.DRAFTING else 0
    what = f"Sign-off: {min(signed, state.needed)} of {state.needed}"
    if all_signed(signed=signed, needed=state.needed, changes_asked=len(state.changes)):
        return Line(DONE, what)
    if state.changes:
        names = " and ".join(row.person.full_name for row in state.changes)
        return Line(NOT_DONE, what, f"Answer the change that {names} asked for", "view_publication")
    if state.problem:
        return Line(NOT_DONE, what, state.problem)
    names = " and ".join(row.person.full_name for row in state.waiting)
    waits = publication.stage == Stage.SIGNING and names
    return Line(NOT_DONE, what, f"Waits for {names}" if waits else "")


def _release_line(publication: Publication) -> Line:
    release = _release_shown(publication)
    if publication.stage == Stage.SCHEDULED and release:
        return Line(DONE, f"Release time: {london.words(release.release_at)}")
    if publication.stage == Stage.PUBLISHED and release and release.released_at:
        return Line(DONE, f"Published: {london.words(release.released_at)}")
    to_do, name = (
        ("Set the release time", "schedule_release") if publication.stage == Stage.SIGNED else ("", "")
    )
    return Line(NOT_DONE, "Release time set", to_do or "It can be set once the version is signed", name)


def _copies_line(publication: Publication, version: Version | None, at: datetime) -> Line:
    """Whether copies went to the Panel and the Secretary of State in time; if not, by when, or why not."""
    what, found = "Copies sent to the Panel and the Secretary of State", copies_now(publication)
    if not found.owed:
        why = "the first publication" if is_corrected(publication) else "local reviews"
        return Line(NOT_NEEDED, what, f"This duty is about {why}")
    said = found.words
    if found.sent is None and found.latest and london.to_london(at).date() > found.latest:
        said += ". That day has passed."
    if found.sent and version and found.sent.version_id != version.pk:
        said += f". That was version {found.sent.version.number}"
    if not found.in_time and (reason := _copies_reason(publication)):
        said = f"{said.rstrip('.')}. The reason given: {reason}"
    if version is None or publication.stage == Stage.WITHDRAWN:
        return Line(DONE if found.in_time else NOT_DONE, what, said)
    link = "Record the copies again" if found.sent else "Record the copies"
    return Line(DONE if found.in_time else NOT_DONE, what, said, "record_copies_sent", link)


def _copies_reason(publication: Publication) -> str:
    """Why the planned or first release goes without copies in time, as it was said when it was scheduled."""
    kept = Release.rows.filter(publication=publication).exclude(state=ReleaseState.CANCELLED)
    return kept.order_by("scheduled_at").values_list("copies_reason", flat=True).first() or ""
