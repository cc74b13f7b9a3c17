"""A rapid review: its clock, what is next, the plan, people, meetings, the record and the decision."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.documents.vocabulary import labels
from jigsaw.incidents.desk.shown import shown_duty
from jigsaw.rapid_reviews.desk.page import ReviewPage
from jigsaw.rapid_reviews.desk.shown import meeting_line, participant_line, plan_items, section_items
from jigsaw.rapid_reviews.queries import review as reads


class ViewRapidReview(ReviewPage):
    """The rapid review's own page."""

    permission = "view_rapid_review"
    heading = "Rapid review"

    def on_get(self) -> HttpResponse:
        """Show it."""
        people, meetings = reads.participants_of(self.review), reads.meetings_of(self.review)
        episodes = reads.episodes_of(self.review)
        decision, version = reads.standing_decision(self.review), reads.newest_version(self.review)
        may_write = self.may_here("edit_rapid_review") and not self.closed_words
        following = reads.next_of(
            self.review,
            people=len(people),
            meetings=sum(meeting.cancelled_at is None for meeting in meetings),
            episodes=len(episodes),
            decided=decision is not None and decision.decided_at is not None,
            versions=version is not None,
        )
        return self.show(
            clock=self.clock(),
            following=following if may_write else None,
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
            version_words=reads.version_words(version),
        )

    def clock(self) -> Any:
        """The statutory clock with the working of its date."""
        duty = reads.clock_of_review(self.review)
        return shown_duty(duty, self.incident, self.today, self.table) if duty else None
