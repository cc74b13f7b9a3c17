from django.apps import AppConfig


class AgencyReturns(AppConfig):
    name = "jigsaw.agency_returns"
    label = "agency_returns"

    def ready(self) -> None:
        """Say how the history of a case tells what is done here; follow whether its notification stands."""
        from jigsaw.agency_returns.actions.writing import (
            duties_of_open_requests_begin,
            duties_of_open_requests_end,
        )
        from jigsaw.agency_returns.queries.history import TELLINGS
        from jigsaw.incidents.desk.work import nudge_on_page
        from jigsaw.incidents.followers import when_notified, when_withdrawn
        from jigsaw.incidents.queries.history import tell_verbs

        tell_verbs(TELLINGS)
        nudge_on_page("return-", "remind_agency", "request_id")
        when_notified(duties_of_open_requests_begin)
        when_withdrawn(duties_of_open_requests_end)
