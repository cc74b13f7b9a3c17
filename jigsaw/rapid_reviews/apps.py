from django.apps import AppConfig


class RapidReviews(AppConfig):
    name = "jigsaw.rapid_reviews"
    label = "rapid_reviews"

    def ready(self) -> None:
        """Open a rapid review by itself when the Panel is notified, and end it when that is withdrawn.

        It says its days to those who ask the agencies, and its plan follows what the agencies do.
        """
        from jigsaw.agency_returns import followers
        from jigsaw.incidents.followers import when_notified, when_withdrawn
        from jigsaw.incidents.queries.history import tell_verbs
        from jigsaw.rapid_reviews.actions.agencies import agencies_were_asked, all_are_back
        from jigsaw.rapid_reviews.actions.opening import begin, end
        from jigsaw.rapid_reviews.queries.history import TELLINGS
        from jigsaw.rapid_reviews.queries.plan import days_of_review

        when_notified(begin)
        when_withdrawn(end)
        tell_verbs(TELLINGS)
        followers.tell_review_days(days_of_review)
        followers.when_agencies_asked(agencies_were_asked)
        followers.when_all_returned(all_are_back)
