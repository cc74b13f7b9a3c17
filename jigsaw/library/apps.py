from django.apps import AppConfig


class Library(AppConfig):
    name = "jigsaw.library"
    label = "library"

    def ready(self) -> None:
        """Add this room's places to the menu of the public pages."""
        from jigsaw.components.public_places import add_public_place

        add_public_place(order=1, text="Reviews", url_name="library")
        add_public_place(order=2, text="Themes", url_name="vocabulary")
