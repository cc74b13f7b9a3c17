from django.apps import AppConfig


class Portal(AppConfig):
    name = "jigsaw.portal"
    label = "portal"

    def ready(self) -> None:
        """Add this room's place to the navigation."""
        from jigsaw.partnerships.places import add_place

        add_place(
            order=5,
            text="Referrals",
            url_name="list_own_referrals",
            permission="make_referral",
            sentence="Refer a serious incident, and see what became of it.",
        )
