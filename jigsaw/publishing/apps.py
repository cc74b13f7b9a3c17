from django.apps import AppConfig


class Publishing(AppConfig):
    name = "jigsaw.publishing"
    label = "publishing"

    def ready(self) -> None:
        """Add this room's place to the navigation."""
        from jigsaw.partnerships.places import add_place

        add_place(
            order=10,
            text="Publications",
            url_name="list_publications",
            permission="view_publication",
            sentence="Write, sign, schedule and publish reviews.",
        )
