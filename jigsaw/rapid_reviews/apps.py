from django.apps import AppConfig


class RapidReviews(AppConfig):
    name = "jigsaw.rapid_reviews"
    label = "rapid_reviews"

    def ready(self) -> None:
        """Open a rapid review by itself when the Panel is notified, and end it when that is withdrawn."""
        from jigsaw.incidents.followers import when_notified, when_withdrawn
        from jigsaw.incidents.queries.history import tell_verbs
        from jigsaw.rapid_reviews.actions.opening import begin, end
        from jigsaw.rapid_reviews.queries.history import TELLINGS

        when_notified(begin)
        when_withdrawn(end)
        tell_verbs(TELLINGS)
