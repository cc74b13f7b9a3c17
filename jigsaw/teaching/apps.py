from django.apps import AppConfig


class Teaching(AppConfig):
    name = "jigsaw.teaching"
    label = "teaching"

    def ready(self) -> None:
        """Add this room's places to the navigation."""
        from jigsaw.partnerships.places import add_place

        add_place(
            order=12,
            text="Webinars",
            url_name="list_webinars",
            permission="view_webinar",
            sentence="Write webinars, see who booked, record who came, and put recordings on their pages.",
        )
