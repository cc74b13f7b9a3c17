"""A rapid review: its clock, what is next, the plan, people, meetings, the record and the decision."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.documents.vocabulary import labels
from jigsaw.incidents.desk.shown import shown_duty
from jigsaw.rapid_reviews.desk.page import ReviewPage
from jigsaw.rapid_reviews.desk.shown import meeting_line, participant_line, plan_items, section_items
from jigsaw.rapid_reviews.queries import review as reads
from jigsaw.rapid_reviews.queries.decision import is_sent
from jigsaw.rapid_reviews.queries.next_step import Next, next_of, next_of_signer, version_words
from jigsaw.rapid_reviews.queries.versions import newest_version, sign_off


class ViewRapidReview(ReviewPage):
    """The rapid review's own page."""

    permission = "view_rapid_review"
    heading = "Rapid review"

    def on_get(self) -> HttpResponse:
        """Show it."""
        people, meetings = reads.participants_of(self.review), reads.meetings_of(self.review)
        episodes, decision = reads.episodes_of(self.review), reads.standing_decision(self.review)
        version = newest_version(self.review)
        state = sign_off(version, self.review) if version else None
        may_write = self.may_here("edit_rapid_review") and not self.closed_words
        following = next_of(
            self.review,
            asks=may_write and reads.agencies_wait_to_be_asked(self.review),
            people=len(people),
            meetings=sum(meeting.cancelled_at is None for meeting in meetings),
            episodes=len(episodes),
            decided=decision is not None and decision.decided_at is not None,
            state=state,
        )
        return self.show(
            clock=self.clock(),
            following=self.shown_next(following if may_write else self.signers_next(state)),
            plan=plan_items(self.review, self.today, self.table, may_write=may_write),
            people=[participant_line(person) for person in people],
            missing=reads.who_is_missing(people),
            meetings=[meeting_line(meeting) for meeting in meetings],
            sections=section_items(self.review, may_write=may_write),
            episodes=len(episodes),
            themes=[labels().get(slug, slug) for slug in self.review.themes],
            decision_state=reads.decision_words(decision)[0],
            decision_words=reads.decision_words(decision)[1],
            version=version,
            version_words=version_words(state),
            is_sent=is_sent(self.review),
            may_see_requests=self.may_here("view_requests"),
        )

    def signers_next(self, state: Any) -> Next | None:
        """What is next for somebody who may sign and not write."""
        signs = self.may_here("sign_rapid_review") and not self.closed_words
        return next_of_signer(state, self.who) if signs and not is_sent(self.review) else None

    def shown_next(self, following: Next | None) -> dict[str, str] | None:
        """What is next: its words, its button, and where it leads."""
        if following is None:
            return None
        href = self.address(following.page, **following.place)
        return {"words": following.words, "button": following.button, "href": href}

    def clock(self) -> Any:
        """The statutory clock with the working of its date."""
        duty = reads.clock_of_review(self.review)
        return shown_duty(duty, self.incident, self.today, self.table) if duty else None
