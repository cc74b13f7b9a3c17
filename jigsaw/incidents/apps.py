from django.apps import AppConfig


class Incidents(AppConfig):
    name = "jigsaw.incidents"
    label = "incidents"

    def ready(self) -> None:
        """Add this room's places to the navigation, and follow the table of working days."""
        from jigsaw.incidents.actions.access import follow_roles
        from jigsaw.incidents.actions.duties import recompute_open_clocks
        from jigsaw.partnerships.calendar_changes import when_days_change
        from jigsaw.partnerships.places import add_place
        from jigsaw.partnerships.role_changes import when_roles_change

        when_days_change(recompute_open_clocks)
        when_roles_change(follow_roles)
        add_place(
            order=1,
            text="My work",
            url_name="my_work",
            permission="view_work",
            sentence="What is due across your cases, by urgency.",
        )
        add_place(
            order=3,
            text="Cases",
            url_name="list_cases",
            permission="view_case",
            sentence="Serious incidents, from the first call to the decision.",
        )
