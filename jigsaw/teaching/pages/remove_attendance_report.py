"""Take a report away that does not belong to the webinar."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.partnerships.rules import Refused
from jigsaw.teaching.actions.attendance import remove_report
from jigsaw.teaching.models import AttendanceReport
from jigsaw.teaching.webinar_page import WebinarPage

DONE = "The report is removed. What was recorded stays until you record the attendance again."


class RemoveAttendanceReport(WebinarPage):
    permission = "run_webinar"
    heading = "Remove a report"

    def find_row(self) -> AttendanceReport:
        """The report of the address, of the webinar of the address."""
        self.find_webinar()
        reports = self.rows(AttendanceReport).filter(webinar=self.webinar).select_related("partnership")
        self.report: AttendanceReport = self.find(reports, pk=self.kwargs["report_id"])
        return self.report

    def on_post(self) -> HttpResponse:
        """Remove it and go back to the attendance."""
        try:
            remove_report(self.report, by=self.who, at=self.now)
        except Refused as refused:
            return self.done_to(self.address("view_attendance"), str(refused))
        return self.done_to(self.address("view_attendance"), DONE)
