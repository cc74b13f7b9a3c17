"""Which database a room's rows lie in: the public rooms in the public one, all else in casework."""

from __future__ import annotations

from django.conf import settings

PUBLIC_ROOMS = {"library", "learning"}


class TwoDatabases:
    """Send the public rooms to the public database, and never let a relation cross."""

    def db_for_read(self, model, **hints) -> str:
        return settings.PUBLIC_DATABASE if model._meta.app_label in PUBLIC_ROOMS else "default"

    db_for_write = db_for_read

    def allow_relation(self, one, other, **hints) -> bool:
        return (one._meta.app_label in PUBLIC_ROOMS) == (other._meta.app_label in PUBLIC_ROOMS)

    def allow_migrate(self, db, app_label, **hints) -> bool:
        return db == (settings.PUBLIC_DATABASE if app_label in PUBLIC_ROOMS else "default")
