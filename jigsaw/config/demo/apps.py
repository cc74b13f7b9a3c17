from django.apps import AppConfig


class Demo(AppConfig):
    name = "jigsaw.config.demo"
    label = "demo"

    def ready(self) -> None:
        """Lead everybody to the mailbox and the time machine from every page of the staff site."""
        from jigsaw.partnerships.places import add_place

        add_place(
            order=90,
            text="Mailbox",
            url_name="mailbox",
            permission="view_home",
            sentence="The mail that this demonstration would have sent, with the codes in it.",
        )
        add_place(
            order=91,
            text="Time machine",
            url_name="time_machine",
            permission="view_home",
            sentence="Move this demonstration to another day, and see the clocks of its cases move.",
        )
