from django.apps import AppConfig


class AgencyReturns(AppConfig):
    name = "jigsaw.agency_returns"
    label = "agency_returns"

    def ready(self) -> None:
        """Say how the history of a case tells what is done here."""
        from jigsaw.agency_returns.queries.history import TELLINGS
        from jigsaw.incidents.queries.history import tell_verbs

        tell_verbs(TELLINGS)
