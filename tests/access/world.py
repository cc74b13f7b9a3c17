"""Two partnerships with everything in them, each thing marked with a word of its own, and everybody who might ask.

A pattern of addresses with a new part needs a line in `fill`: the name of the part, or (its name, a word of the
address before it) where a name means several things.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from jigsaw.accounts.actions import end_access, invite_person
from jigsaw.audit.actions import act
from jigsaw.incidents.models import Incident
from jigsaw.partnerships.actions import (
    add_agency,
    add_partnership,
    add_region,
    end_role,
    give_role,
    seed_working_days,
)
from jigsaw.partnerships.models import Holiday
from jigsaw.partnerships.roles import Role
from jigsaw.publishing import models as publishing
from jigsaw.publishing.rules import Decision, DocumentState, ReleaseState, Stage
from jigsaw.publishing.tests import factories
from tests.access.world_articles import build_article
from tests.access.world_cases import (
    SHARED,
    build_case,
    build_cover,
    build_feed,
    build_referral,
    reach_without_register,
    stand_back,
)
from tests.access.world_returns import build_returns
from tests.access.world_teaching import build_bulletin
from tests.access.world_webinars import build_webinar

NOW = datetime(2026, 5, 1, 15, 0, tzinfo=UTC)
OWN, OTHER = "Ownkestrelmark", "Otherkestrelmark"
# Cases of the own partnership that nobody who asks may reach: not being a member, and standing back from it.
UNSHARED, RECUSED = "Unsharedkestrel", "Recusedkestrel"
COMMAND = "command line"
BROWSER = {"HTTP_ACCEPT": "text/html"}


@dataclass
class Actor:
    """Somebody who asks: a browser, what they are, and the role they hold in the own partnership."""

    name: str
    client: Client
    role: Role | None = None
    person: Any = None
    opens_register: bool = True


@dataclass
class Here:
    """One partnership and one object of each kind in it."""

    partnership: Any
    people: dict[Role, Any] = field(default_factory=dict)
    ids: dict[str, Any] = field(default_factory=dict)
    agency: Any = None
    keeper: Any = None
    # What belongs to one person alone, by their identifier.
    ids_of: dict[Any, dict[str, Any]] = field(default_factory=dict)


def person(name: str, mark: str = "Somebody"):
    return invite_person(
        by=COMMAND, at=NOW, email=f"{name}.{mark}@people.example", full_name=f"{name} {mark}"
    )


def build_partnership(slug: str, code: str, mark: str, region) -> Here:
    """A partnership with somebody in each role, whose every text holds `mark`."""
    partnership = add_partnership(
        by=COMMAND, at=NOW, region=region, slug=slug, name=f"{mark} Safeguarding Children Partnership",
        short_name=code, area=mark, website=f"https://{mark.lower()}.example", helpline_text=f"Call {mark}",
        helpline_phone="01632 960 188", media_name=f"{mark} press office",
        media_email=f"press@{mark.lower()}.example", media_phone="01632 960 145",
    )  # fmt: skip
    here = Here(partnership)
    agency = here.agency = add_agency(
        by=COMMAND, at=NOW, partnership=partnership, name=f"{mark} Trust", kind="gp"
    )
    for role in Role:
        here.people[role] = person(role.value, mark)
        membership = give_role(
            by=COMMAND, at=NOW, partnership=partnership, person=here.people[role], role=role, agency=agency
        )
        if role is Role.ANALYST:
            here.ids["membership_id"] = membership.pk
    build_publication(here, mark)
    here.ids |= build_past(partnership, mark, here.people[Role.BUSINESS_MANAGER])
    here.ids |= build_webinar(partnership, mark, here.people[Role.BUSINESS_MANAGER])
    here.ids |= build_article(
        partnership, mark, here.people[Role.BUSINESS_MANAGER], here.people[Role.CO_CHAIR]
    )
    here.ids |= build_bulletin(partnership, mark)
    here.ids["slug"] = slug
    here.keeper = someone_more(here, "keeper", mark)
    return here


def someone_more(here: Here, name: str, mark: str):
    """A second business manager, who asks nothing: what is theirs belongs to none of the actors."""
    who = person(name, mark)
    give_role(by=COMMAND, at=NOW, partnership=here.partnership, person=who, role=Role.BUSINESS_MANAGER)
    return who


def build_casework(here: Here, mark: str, members: list) -> None:
    """The case of a partnership that its people reach, with what belongs to persons: leave, calendar, referral."""
    home, keeper = here.partnership, here.keeper
    here.ids |= build_case(home, mark, members=members, keeper=keeper, agency=here.agency)
    stand_back(here.ids, home, mark, someone_more(here, "away", mark))
    here.ids |= build_returns(
        home, case_of(here.ids), mark, agency=here.agency, lead=here.people[Role.AGENCY_LEAD],
        author=here.people[Role.AGENCY_AUTHOR],
    )  # fmt: skip
    here.ids |= build_referral(home, mark, made_by=keeper, agency=here.agency)
    here.ids |= build_cover(home, here.people[Role.BUSINESS_MANAGER], keeper)
    here.ids |= build_feed(home, here.people[Role.BUSINESS_MANAGER])
    for who in here.people.values():
        here.ids_of[who.pk] = build_cover(home, who, keeper)


def case_out_of_reach(here: Here, mark: str, *, members: list, recused: list) -> dict[str, Any]:
    """A case of the same partnership that nobody who asks may reach, with leave and a referral like those.

    Another agency than theirs was asked about it, unless they stand back from it.
    """
    home, keeper = here.partnership, here.keeper
    agency = (
        here.agency
        if recused
        else add_agency(by=COMMAND, at=NOW, partnership=home, name="Another Trust", kind="gp")
    )
    ids = build_case(home, mark, members=members, recused=recused, keeper=keeper, agency=here.agency)
    stand_back(ids, home, mark, someone_more(here, f"away from {mark.lower()}".replace(" ", "."), OWN))
    ids |= build_returns(
        home, case_of(ids), mark, agency=agency, lead=here.people[Role.AGENCY_LEAD],
        author=here.people[Role.AGENCY_AUTHOR] if recused else keeper,
    )  # fmt: skip
    ids |= build_referral(home, mark, made_by=keeper, incident_id=ids["incident_id"])
    return ids | build_cover(home, keeper, someone_more(here, f"cover.{mark.lower()}", OWN))


def case_of(ids: dict[str, Any]) -> Incident:
    """The case to which these parts of addresses belong."""
    return Incident.rows.select_related("partnership").get(pk=ids["incident_id"])


def edition(mark: str) -> dict:
    """A draft with the mark in every text; it need not be whole."""
    words = f"{mark} words"
    finding = {
        "title": words,
        "practice": "good-practice",
        "what_happened": words,
        "why": words,
        "themes": [],
    }
    recommendation = {
        "number": 1, "text": words, "addressed_to": words, "owner_role": words, "due": "2026-12-31",
        "outcome_for_children": words, "how_we_will_know": words, "strength": "awareness-or-training",
    }  # fmt: skip
    return {
        "title": words, "other_titles": [words], "kind": "local-review", "summary": words,
        "published_on": "2026-06-30", "lead_reviewer": words, "themes": [], "agencies": [],
        "subjects": [{"alias": words, "pronouns": "they", "age_band": "under-1"}],
        "findings": [finding], "recommendations": [recommendation],
        "developments": [{"title": words, "text": words}], "report": [{"heading": words, "body": words}],
        "statement": {"opening": words, "outcome": words, "learning": words},
    }  # fmt: skip


def whole(mark: str) -> dict:
    """What a version holds: an edition with every part, as only whole editions become versions."""
    words = f"{mark} words"
    return factories.edition(title=words, summary=words)


def build_publication(here: Here, mark: str) -> None:
    """One publication with a version, a document, a signature and a planned release."""
    manager = here.people[Role.BUSINESS_MANAGER]
    shared = {"partnership": here.partnership}
    with act("build_world", by=COMMAND, at=NOW, partnership=here.partnership):
        publication = publishing.Publication(
            **shared, stage=Stage.SCHEDULED, draft=edition(mark), draft_changed_at=NOW, started_at=NOW,
            started_by=manager,
        )  # fmt: skip
        publication.save()
        publishing.StageMove(
            **shared, publication=publication, stage=Stage.SCHEDULED, by=str(manager.pk), at=NOW, why=mark
        ).save()
        version = publishing.Version(
            **shared, publication=publication, number=1, edition=whole(mark), fingerprint="a" * 64,
            what_changed=mark, made_at=NOW, made_by=manager, documents_state=DocumentState.MADE,
        )  # fmt: skip
        version.save()
        document = publishing.Document(
            **shared, version=version, name="Report", format="pdf", filename=f"{mark}.pdf",
            stored_as=store_document(mark), sha256=seal_of(mark), size=9, pages=1, words=2, checks=[],
        )  # fmt: skip
        document.save()
        publishing.Signature(
            **shared, version=version, person=here.people[Role.CO_CHAIR], decision=Decision.SIGN, note=mark,
            fingerprint="a" * 64, at=NOW,
        ).save()  # fmt: skip
        release = publishing.Release(
            **shared, publication=publication, version=version, state=ReleaseState.SCHEDULED, release_at=NOW,
            scheduled_by=manager, scheduled_at=NOW, correction_note=mark, copies_reason=mark,
        )  # fmt: skip
        release.save()
        record_copies(version, manager)
    here.ids |= {
        "publication_id": publication.pk,
        "version_id": version.pk,
        "document_id": document.pk,
        "release_id": release.pk,
        "number": 1,
    }


def build_past(home, mark: str, manager) -> dict[str, Any]:
    """An import of past reviews with a row to answer, and a past review that stands in the library."""
    words, shared = f"{mark} words", {"partnership": home}
    row: dict[str, Any] = {name: [] for name in ("as_written", "documents", "joined", "others")}
    row |= {"key": "r-12345678", "what": "review", "precision": "", "questions": [words], "found_in": words}
    row |= {"left_out": False, "record": None, "place": "", "outcome": "", "reason": ""}
    row["cells"] = dict.fromkeys(
        ("reference", "title", "other titles", "published on", "kind", "whose", "partnership", "summary"), ""
    ) | {"title": words, "whose": "own"}
    with act("build_world", by=COMMAND, at=NOW, partnership=home):
        held = publishing.PastImport(
            **shared, name=f"{mark}.csv", sha256=seal_of(mark), state="read",
            rows_found=[row], passed_over=[words], started_at=NOW, started_by=manager,
        )  # fmt: skip
        held.save()
        file = publishing.PastFile(past_import=held, number=1, name=held.name, sha256=held.sha256, **shared)
        file.stored_as, file.state = store_document(mark), "read"
        file.save()
        review = publishing.PastReview(
            **shared, pk=uuid.uuid4(), last_import=held, place=mark.lower(), added_at=NOW,
            record={"whose": "own", "title": words},
        )  # fmt: skip
        review.save()
    kept = {"past_import_id": held.pk, "past_file_id": file.pk}
    return kept | {"past_review_id": review.pk, "row_key": row["key"]}


def record_copies(version: publishing.Version, manager) -> None:
    """The copies of a version, sent and recorded today. Inside an act."""
    publishing.CopiesSent(
        partnership=version.partnership, publication=version.publication, version=version, to_panel=True,
        to_secretary_of_state=True, sent_on=NOW.date(), recorded_by=manager, recorded_at=NOW,
    ).save()  # fmt: skip


def store_document(mark: str) -> str:
    from jigsaw.files.storing import store

    return store(bytes_of(mark), folder="documents")


def seal_of(mark: str) -> str:
    return sha256(bytes_of(mark)).hexdigest()


def bytes_of(mark: str) -> bytes:
    return f"{mark} bytes".encode()


class World:
    """The two partnerships, and browsers of everybody who might ask."""

    def __init__(self) -> None:
        seed_working_days(by=COMMAND, at=NOW)
        region = add_region(by=COMMAND, at=NOW, slug="western-vale", name="Western Vale")
        self.own = build_partnership("own-place", "OWNCO", OWN, region)
        self.other = build_partnership("other-place", "OTHCO", OTHER, region)
        self.holiday = Holiday.objects.get(day=date(2026, 12, 25))
        self.refused = self.refused_actors()
        self.actors = [*self.signed_in_with_role(), *self.refused]
        everybody = [actor.person for actor in self.actors if actor.person]
        build_casework(self.own, OWN, everybody)
        closer = self.without_the_register()
        self.actors += closer
        everybody += [actor.person for actor in closer]
        build_casework(self.other, OTHER, list(self.other.people.values()))
        self.out_of_reach = {
            "unshared": case_out_of_reach(self.own, UNSHARED, members=[], recused=[]),
            "recused": case_out_of_reach(self.own, RECUSED, members=everybody, recused=everybody),
        }

    def signed_in_with_role(self) -> list[Actor]:
        return [Actor(role.value, self.browser_of(who), role, who) for role, who in self.own.people.items()]

    def without_the_register(self) -> list[Actor]:
        """Who reaches the own case but not its people register: a member who is not named, somebody let in."""
        home, case = self.own.partnership, self.own.ids["incident_id"]
        unnamed, let_in = (person(name, OWN) for name in ("unnamed", "letin"))
        give_role(by=COMMAND, at=NOW, partnership=home, person=unnamed, role=Role.COORDINATOR)
        give_role(by=COMMAND, at=NOW, partnership=home, person=let_in, role=Role.BUSINESS_MANAGER)
        reach_without_register(home, case, member=unnamed, let_in=let_in, by=self.own.keeper)
        for who in (unnamed, let_in):
            self.own.ids_of[who.pk] = build_cover(home, who, self.own.keeper)
        return [
            Actor("not named for the register", self.browser_of(unnamed), Role.COORDINATOR, unnamed, False),
            Actor("let in for an emergency", self.browser_of(let_in), Role.BUSINESS_MANAGER, let_in, False),
        ]

    def refused_actors(self) -> list[Actor]:
        nobody = person("norole")
        left = person("left")
        membership = give_role(
            by=COMMAND, at=NOW, partnership=self.own.partnership, person=left, role=Role.BUSINESS_MANAGER
        )
        end_role(by=COMMAND, at=NOW, membership=membership)
        closed = person("closed")
        give_role(
            by=COMMAND, at=NOW, partnership=self.own.partnership, person=closed, role=Role.ADMINISTRATOR
        )
        browser_of_closed = self.browser_of(closed)
        end_access(by=COMMAND, at=NOW, person=closed)
        owing = person("owing")
        give_role(
            by=COMMAND, at=NOW, partnership=self.own.partnership, person=owing, role=Role.BUSINESS_MANAGER
        )
        return [
            Actor("nobody signed in", Client(**BROWSER)),
            Actor("without a role", self.browser_of(nobody), None, nobody),
            Actor("role ended", self.browser_of(left), None, left),
            Actor("access ended", browser_of_closed),
            Actor("owes a second factor", self.browser_owing(owing), Role.BUSINESS_MANAGER, owing),
        ]

    def browser_of(self, who) -> Client:
        client = Client(**BROWSER)
        client.force_login(who)
        session = client.session  # as after a first page, so that not every request must write it down
        session["signed_in_at"] = session["last_seen_at"] = timezone.now().timestamp()
        session.save()
        return client

    def browser_owing(self, who) -> Client:
        client = self.browser_of(who)
        session = client.session
        session["owes_second_factor"] = True
        session.save()
        return client

    def fill(self, names: list[str], which: str, who: Any = None) -> dict[str, Any]:
        """The parts of an address: of "own", "unshared", "recused", "other" or "absent" objects.

        What belongs to persons is `who`'s where it is "own". Raises KeyError for an unknown part.
        """
        return {name: self._fill(name, which, who) for name in names}

    def _fill(self, name: str, which: str, who: Any) -> Any:
        shared = {"holiday_id": self.holiday.pk, "number": 1, "other": 1, "version": 1, **SHARED}
        if name in shared:
            return shared[name]
        if name not in self.own.ids:
            raise KeyError(
                f"The access matrix cannot fill the part “{name}” of an address. Make such an object in "
                "tests/access/world.py or world_cases.py and add it to `ids`."
            )
        if which == "absent":
            standing = self.own.ids[name]
            if isinstance(standing, uuid.UUID):
                return uuid.UUID(int=7, version=4)
            if name == "token":
                return "x" * len(standing)
            return "absent-place" if isinstance(standing, str) else 999_999
        if which in self.out_of_reach:
            return self.out_of_reach[which].get(name, self.own.ids[name])
        if which == "own" and who is not None:
            return self.own.ids_of.get(who.pk, {}).get(name, self.own.ids[name])
        return {"own": self.own, "other": self.other}[which].ids[name]

    def second_factor_of(self, who) -> Authenticator:
        return Authenticator.objects.create(user=who, type="webauthn", data={"name": OTHER})
