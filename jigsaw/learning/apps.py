from django.apps import AppConfig


class Learning(AppConfig):
    name = "jigsaw.learning"
    label = "learning"

    def ready(self) -> None:
        """Add this room's places to the menu of the public pages."""
        from jigsaw.components.public_places import add_public_place

        add_public_place(order=5, text="Webinars", url_name="events")
        add_public_place(order=6, text="Updates by email", url_name="get_updates")
