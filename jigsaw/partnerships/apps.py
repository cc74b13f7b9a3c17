from django.apps import AppConfig


class Partnerships(AppConfig):
    name = "jigsaw.partnerships"
    label = "partnerships"

    def ready(self) -> None:
        """Add this room's places to the navigation."""
        from jigsaw.partnerships.places import add_place

        add_place(
            order=20,
            text="Partnership",
            url_name="list_partnerships",
            permission="view_partnership",
            sentence="Details, people, agencies, working days and the rule book.",
        )
        add_place(
            order=90,
            text="System",
            url_name="view_system",
            permission="view_system",
            sentence="Whether the worker, mail and storage are running.",
        )
