"""Record that the report of a local review went to the Panel and the Secretary of State."""

from __future__ import annotations

from datetime import date, datetime

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.calendar import london
from jigsaw.publishing import rules
from jigsaw.publishing.actions.rows import locked
from jigsaw.publishing.models import CopiesSent, Publication
from jigsaw.publishing.queries.copies import is_corrected
from jigsaw.publishing.queries.signing import newest_version
from jigsaw.publishing.rules import NotAllowed, Stage


def record_copies_sent(
    publication: Publication,
    *,
    sent_on: date,
    to_panel: bool,
    to_secretary_of_state: bool,
    by: Person,
    at: datetime,
) -> CopiesSent:
    """Record that copies of the newest version went to both on `sent_on`, a day in London.

    Also after the publication, so that copies that went late are known of. What is recorded last counts.
    Raises NotAllowed for a day in the future, for one without the other, before the first version, and where
    the law asks for no copies: SI 2018/789, Part 3, is about local reviews, before they are published.
    """
    with act(
        "record_copies_sent", by=by, at=at, partnership=publication.partnership, about=publication
    ) as under_way:
        held = locked(publication)
        if held.stage == Stage.WITHDRAWN:
            raise NotAllowed("This publication is withdrawn. It cannot be changed.")
        if not rules.copies_are_owed(str(held.draft.get("kind") or ""), correction=is_corrected(held)):
            raise NotAllowed("Copies are sent of local reviews, before their first publication")
        version = newest_version(held)
        if version is None:
            raise NotAllowed("Make a version first. The copies are copies of a version.")
        rules.copies_went_to_both(to_panel=to_panel, to_secretary_of_state=to_secretary_of_state)
        rules.copies_went_by_now(sent_on, london.to_london(at).date())
        under_way.details.update(version=version.number, sent_on=sent_on.isoformat())
        return CopiesSent.rows.create(
            publication=held,
            partnership=held.partnership,
            version=version,
            to_panel=to_panel,
            to_secretary_of_state=to_secretary_of_state,
            sent_on=sent_on,
            recorded_by=by,
            recorded_at=at,
        )
