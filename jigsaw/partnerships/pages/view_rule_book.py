"""The rules by which dates are worked out, as they hold today."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.calendar.london import to_london
from jigsaw.calendar.rule_book import NoVersionThen, shipped
from jigsaw.calendar.words import date_words
from jigsaw.partnerships.scoped import PartnershipPage


class ViewRuleBook(PartnershipPage):
    """Each rule with its length, its duty word and its source."""

    permission = "view_partnership"
    heading = "Rule book"

    def on_get(self, **address: Any) -> HttpResponse:
        """Show the version of each rule that holds today."""
        today = to_london(self.now).date()
        book = shipped()
        rules = []
        for name in book.names:
            try:
                rule = book.rule(name, today)
            except NoVersionThen:
                continue
            rules.append(
                {
                    "title": rule.title,
                    "length": rule.length_words,
                    "starts": rule.starts,
                    "backward": rule.direction.value == "backward",
                    "who": rule.who,
                    "duty": rule.duty.value,
                    "source": rule.source,
                    "since": date_words(rule.effective_from),
                }
            )
        return self.show(rules=rules, today=date_words(today))
