"""Make or upgrade what the processes stand on: databases, throttle table, static files, working days."""

from __future__ import annotations

from django.conf import settings
from django.core.management import call_command
from django.db import connections

from jigsaw.calendar.present import present


def prepare() -> None:
    """Bring both databases and the static files to this version. Safe to run again at any time."""
    call_command("migrate", database="default", verbosity=0)
    call_command("migrate", database=settings.PUBLIC_DATABASE, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    from jigsaw.partnerships.actions import seed_working_days
    from jigsaw.partnerships.models import Holiday

    if not Holiday.objects.exists():
        seed_working_days(by="command line", at=present())
    if connections["default"].vendor == "postgresql":
        from jigsaw.config.roles import grant_roles

        grant_roles()
