"""Codes by which a person confirms a grave act again: mailed, typed on the page, used once. Parts of an act."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password

from jigsaw.accounts import rules
from jigsaw.accounts.models import ConfirmationCode, Person
from jigsaw.notices.actions import write_mail

BODY = """\
Your code is {digits}. Enter it on the page on which you asked for it.

It holds for 10 minutes and can be used once. If you did not ask for a code, tell your partnership's business manager.
"""


def write_code(person: Person, *, purpose: str, subject: str, at: datetime) -> str:
    """Mail the person a code of six digits for one purpose; a new code ends the one before it.

    `purpose` is a kind and an identifier, `subject` that of the mail, which says nothing of the case. Returns "",
    or the sentence that says why no code goes now.
    """
    sent = ConfirmationCode.objects.filter(person=person).values_list("sent_at", flat=True)
    if why := rules.why_no_code(list(sent), at):
        return why
    digits = f"{secrets.randbelow(10**6):06d}"
    code = ConfirmationCode.objects.create(
        person=person, purpose=purpose, code_hash=make_password(digits), sent_at=at
    )
    write_mail(
        key=f"signing code {code.pk}",
        person=person,
        subject=subject,
        body=BODY.format(digits=digits),
        at=at,
    )
    return ""


def use_code(person: Person, *, purpose: str, code: str, at: datetime) -> str:
    """Use up the newest code of a purpose if it is the right one. Returns "", or the sentence that says why not.

    A wrong one is counted: the act must be kept, under another verb, for the count to stay.
    """
    sent = ConfirmationCode.objects.select_for_update().filter(person=person, purpose=purpose)
    newest = sent.order_by("-sent_at", "-pk").first()
    if newest is None or not rules.code_holds(
        sent_at=newest.sent_at, tries=newest.tries, used=newest.used_at is not None, at=at
    ):
        return rules.CODE_ENDED
    if not check_password("".join(code.split()), newest.code_hash):
        newest.tries += 1
        newest.save(update_fields=["tries"])
        return rules.CODE_WRONG
    newest.used_at = at
    newest.save(update_fields=["used_at"])
    return ""
