"""Decide which rows of different agencies are the same event: keep both, link, or merge into one with two sources."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.agency_returns.actions.pairing import decide_pair
from jigsaw.agency_returns.desk.chronology_page import ChronologyPage
from jigsaw.agency_returns.desk.pair_form import PairsForm
from jigsaw.agency_returns.desk.shown_row import shown_row
from jigsaw.agency_returns.queries.asked import born
from jigsaw.agency_returns.queries.pairs import PAIRS_ON_A_PAGE, pairs_waiting
from jigsaw.agency_returns.queries.view import beside
from jigsaw.calendar.words import count_words
from jigsaw.partnerships.rules import Refused


class DecidePairs(ChronologyPage):
    """The likeliest pairs, ten at a time, side by side. What is not answered stays for later."""

    permission = "edit_chronology"
    heading = "Rows that may be the same event"

    def on_get(self) -> HttpResponse:
        """Show the first pairs that wait."""
        pairs = list(pairs_waiting(self.incident)[:PAIRS_ON_A_PAGE])
        return self.show_pairs(PairsForm(self.kept(), pairs=pairs))

    def on_post(self) -> HttpResponse:
        """Do what was chosen for each; a pair that a rule refuses says why, the others are done."""
        asked = [name.removeprefix("pair-") for name in self.request.POST if name.startswith("pair-")]
        found = {str(pair.pk): pair for pair in pairs_waiting(self.incident)[: PAIRS_ON_A_PAGE * 10]}
        form = PairsForm(self.request.POST, pairs=[found[key] for key in asked if key in found])
        if not form.is_valid():
            return self.show_pairs(form, status=400)
        chosen = form.chosen()
        if not chosen:
            form.add_error(None, "Select what to do with at least one pair")
            return self.show_pairs(
                PairsForm(None, pairs=list(found.values())[:PAIRS_ON_A_PAGE]), form, status=400
            )
        done, refused = 0, []
        for each in chosen:
            try:
                decide_pair(
                    each.pair, decision=each.decision, keep_second=each.keep_second, by=self.who, at=self.now
                )
                done += 1
            except Refused as why:
                refused.append(str(why))
        words = f"{count_words(done, 'pair')} decided." if done else ""
        return self.done_to(self.address("decide_pairs"), " ".join([words, *dict.fromkeys(refused)]).strip())

    def show_pairs(self, form: PairsForm, wrong: Any = None, *, status: int = 200) -> HttpResponse:
        """The pairs side by side, each with its question."""
        rows = [row for pair in form.pairs.values() for row in (pair.first, pair.second)]
        around, day = beside(rows, with_notes=False), born(self.incident)
        shown = [
            {
                "number": number,
                "reason": pair.reason,
                "rows": [shown_row(row, around, born=day) for row in (pair.first, pair.second)],
                "field": form[name],
            }
            for number, (name, pair) in enumerate(form.pairs.items(), 1)
        ]
        left = pairs_waiting(self.incident).count()
        comparing = (
            self.chronology is not None and self.chronology.compared_at != self.chronology.compare_asked_at
        )
        return self.show(form=wrong or form, pairs=shown, left=left, comparing=comparing, status=status)
