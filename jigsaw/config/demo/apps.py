from django.apps import AppConfig


class Demo(AppConfig):
    name = "jigsaw.config.demo"
    label = "demo"

    def ready(self) -> None:
        """Lead everybody to the mailbox from every page of the staff site."""
        from jigsaw.partnerships.places import add_place

        add_place(
            order=90,
            text="Mailbox",
            url_name="mailbox",
            permission="view_home",
            sentence="The mail that this demonstration would have sent, with the codes in it.",
        )
