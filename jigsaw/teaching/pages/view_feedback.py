"""What people said of a webinar, and what they changed three months later."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.calendar import london
from jigsaw.learning.queries.afterwards import feedback_of
from jigsaw.teaching.queries.evidence import Answer, answers_of
from jigsaw.teaching.queries.reviews import recommendation_words
from jigsaw.teaching.webinar_page import WebinarPage


class ViewFeedback(WebinarPage):
    permission = "view_webinar"
    heading = "Feedback and what people changed"

    def on_get(self) -> HttpResponse:
        """Counts, words and answers."""
        feedback = feedback_of(str(self.webinar.pk))
        counted = [
            ("How useful it was for their work", feedback.useful),
            ("How easy it was to take part", feedback.easy),
        ]
        words = [("What they will do differently", feedback.differently), ("Anything else", feedback.more)]
        return self.show(
            answers=feedback.answers,
            tables=[_table(caption, rows) for caption, rows in counted],
            words=[(heading, said) for heading, said in words if said],
            changes=[_shown(each) for each in answers_of(self.webinar)],
            recommendation=recommendation_words(self.webinar.recommendation),
            may_run=self.may_here("run_webinar"),
        )


def _table(caption: str, rows: list[tuple[str, int]]) -> dict[str, Any]:
    return {
        "caption": caption,
        "head": [{"text": "Answer"}, {"text": "People", "format": "numeric"}],
        "rows": [[{"text": words}, {"text": f"{count:,}", "format": "numeric"}] for words, count in rows],
    }


def _shown(answer: Answer) -> dict[str, Any]:
    return {
        "id": answer.id,
        "words": answer.words,
        "facts": ", ".join(filter(None, (answer.organisation, london.moment_words(answer.told_at)))),
        "state": answer.state,
        "decided": answer.decided,
        "accepted": answer.accepted,
    }
