"""Start Django for a command that reads or writes casework."""

from __future__ import annotations

import os


def start(settings: str = "casework") -> None:
    """Load the settings of one process: casework or public. An environment that names others is kept."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"jigsaw.config.settings.{settings}")
    import django

    django.setup()
