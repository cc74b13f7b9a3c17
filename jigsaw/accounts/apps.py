from django.apps import AppConfig


class Accounts(AppConfig):
    name = "jigsaw.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Follow sign-ins in the audit trail, and refuse to start a demonstration that strangers could reach."""
        from jigsaw.accounts import trail
        from jigsaw.accounts.demonstration import refuse_foreign_demonstration

        refuse_foreign_demonstration()
        trail.follow()
