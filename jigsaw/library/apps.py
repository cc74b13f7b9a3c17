from django.apps import AppConfig


class Library(AppConfig):
    name = "jigsaw.library"
    label = "library"

    def ready(self) -> None:
        """Add this room's places to the menu of the public pages, and set how its database is asked."""
        from django.db.backends.signals import connection_created

        from jigsaw.components.public_places import add_public_place
        from jigsaw.library.search.engines import begin

        connection_created.connect(begin)

        add_public_place(order=1, text="Reviews", url_name="library")
        add_public_place(order=2, text="Themes", url_name="vocabulary")
