"""Take an answer as evidence of a change, or not."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from jigsaw.partnerships.rules import Refused
from jigsaw.teaching.actions.evidence import weigh_answer
from jigsaw.teaching.models import Webinar
from jigsaw.teaching.queries.evidence import has_answer
from jigsaw.teaching.webinar_page import WebinarPage

DECISIONS = {"yes": True, "no": False}


class WeighAnswer(WebinarPage):
    permission = "run_webinar"
    heading = "Weigh an answer"

    def find_row(self) -> Webinar:
        """The webinar of the address; 404 for an answer that is none of its own."""
        webinar = self.find_webinar()
        if not has_answer(webinar, str(self.kwargs["answer_id"])):
            raise Http404
        return webinar

    def on_post(self) -> HttpResponse:
        """Keep the decision and go back to the answers."""
        back, said = self.address("view_feedback"), self.request.POST.get("accepted", "")
        if said not in DECISIONS:
            return self.done_to(back, "Select whether it is evidence.")
        try:
            weigh_answer(
                self.webinar,
                answer=str(self.kwargs["answer_id"]),
                accepted=DECISIONS[said],
                by=self.who,
                at=self.now,
            )
        except Refused as refused:
            return self.done_to(back, str(refused))
        return self.done_to(
            back, "It is kept as evidence." if DECISIONS[said] else "It is kept as no evidence."
        )
