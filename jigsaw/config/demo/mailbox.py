"""The demo's mailbox: every mail that Jigsaw would have sent, newest first. Demo only."""

from __future__ import annotations

import email
import email.policy
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.http import Http404
from django.views.generic import TemplateView

from jigsaw.accounts.demonstration import is_shown_to
from jigsaw.calendar.present import present
from jigsaw.partnerships.frame import frame

AUDIENCE = "Everybody at this computer can see this page. There is none outside the demonstration."


@dataclass(frozen=True)
class Letter:
    """A mail as it would have arrived: to whom, about what, when, and its plain text."""

    to: str
    subject: str
    at: datetime
    body: str


class Mailbox(TemplateView):
    """Every mail of the demo. Public on this machine, absent everywhere else."""

    public = True
    template_name = "demo/mailbox.html"

    def dispatch(self, request, *args, **kwargs):
        if not is_shown_to(request):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **context):
        """The letters, in the frame of the staff site."""
        found = letters(Path(settings.EMAIL_FILE_PATH))
        around = frame(self.request) | {"title": "Mailbox", "audience": AUDIENCE}
        return super().get_context_data(**around, letters=found, **context)


def letters(folder: Path) -> list[Letter]:
    """The mails kept in the folder, the last sent first, whatever the demonstration's clock said then."""
    found = []
    paths = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in paths:
        for part in path.read_bytes().split(b"-" * 79):
            if not part.strip():
                continue
            message = email.message_from_bytes(part.lstrip(), policy=email.policy.default)
            body = message.get_body(("plain",))
            at = message["date"].datetime if message["date"] else present()
            text = body.get_content() if body else ""
            found.append(Letter(str(message["to"]), str(message["subject"]), at, text))
    return found
