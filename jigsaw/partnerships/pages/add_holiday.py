"""Add a day that is not a working day."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.components.fields import DateField, TextField
from jigsaw.components.forms import Form
from jigsaw.partnerships.actions import add_holiday
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.scoped import PartnershipPage


class HolidayForm(Form):
    """A day, its name, and where we know it from."""

    day = DateField(label="Date", hint="For example, 27 8 2029")
    name = TextField(label="Name", hint="Like Summer bank holiday", max_length=80)
    source = TextField(
        label="Source",
        hint="Where the day is announced, like a royal proclamation and its date",
        max_length=200,
    )


class AddHoliday(PartnershipPage):
    """All partnerships of this system share the table."""

    permission = "edit_calendar"
    heading = "Add a day that is not a working day"
    parent = ("Working days", "view_working_days")

    def on_get(self, **address: Any) -> HttpResponse:
        """Ask for it."""
        return self.show(form=HolidayForm(self.kept()))

    def on_post(self, **address: Any) -> HttpResponse:
        """Add it."""
        form = HolidayForm(self.request.POST)
        if not form.is_valid():
            return self.show(form=form, status=400)
        try:
            add_holiday(by=self.request.user, at=self.now, **form.cleaned_data)
        except Refused as refused:
            return self.refused(form, refused)
        return self.go("view_working_days", "The day was added.")
