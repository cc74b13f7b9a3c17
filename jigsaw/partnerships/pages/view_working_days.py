"""The table of days that do not count."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.calendar.london import to_london
from jigsaw.calendar.words import date_words, day_words
from jigsaw.partnerships.queries import holidays_from, working_days
from jigsaw.partnerships.scoped import PartnershipPage


class ViewWorkingDays(PartnershipPage):
    """From this year on, with the source of each day, and until when dates can be counted."""

    permission = "view_partnership"
    heading = "Working days"

    def on_get(self, **address: Any) -> HttpResponse:
        """Show the table."""
        today = to_london(self.now).date()
        table = working_days()
        may_edit = self.may_in(self.partnership, "edit_calendar")
        days = [
            {
                "day": day_words(each.day),
                "name": each.name,
                "source": each.source,
                "remove": self.address("remove_holiday", holiday_id=each.pk) if may_edit else "",
            }
            for each in holidays_from(today.year)
        ]
        last = table.last_known_day(today)
        return self.show(
            days=days,
            last=date_words(last) if last else "",
            soon=table.fewer_than_12_months_remain(today),
            add=self.address("add_holiday") if may_edit else "",
        )
