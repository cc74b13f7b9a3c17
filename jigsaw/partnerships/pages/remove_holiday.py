"""Take a day out of the table, so that it counts."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.calendar.words import day_words
from jigsaw.partnerships.actions import remove_holiday
from jigsaw.partnerships.queries import holidays
from jigsaw.partnerships.scoped import PartnershipPage


class RemoveHoliday(PartnershipPage):
    """Asks first; the day can be added again."""

    permission = "edit_calendar"
    heading = "Remove a day from the table"
    parent = ("Working days", "view_working_days")

    def on_get(self, **address: Any) -> HttpResponse:
        """Say which day will count."""
        holiday = self.find_holiday(**address)
        return self.show(day=day_words(holiday.day), holiday_name=holiday.name)

    def on_post(self, **address: Any) -> HttpResponse:
        """Remove it."""
        remove_holiday(by=self.request.user, at=self.now, holiday=self.find_holiday(**address))
        return self.go("view_working_days", "The day was removed.")

    def find_holiday(self, holiday_id: int) -> Any:
        """The day, or 404."""
        return self.find(holidays(), pk=holiday_id)
