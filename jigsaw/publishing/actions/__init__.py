"""The verbs of this room. Each is one transaction with one audit event, and refuses with rules.NotAllowed."""

from jigsaw.publishing.actions.copies import record_copies_sent
from jigsaw.publishing.actions.drafting import (
    move_item,
    remove_item,
    replace_draft,
    save_part,
    start_publication,
    upload_edition,
)
from jigsaw.publishing.actions.past import (
    add_past_reviews,
    add_queued_reviews,
    read_past_import,
    withdraw_past_review,
)
from jigsaw.publishing.actions.past_answers import answer_past_row, correct_past_rows
from jigsaw.publishing.actions.past_files import add_past_files, start_past_import, take_past_file_out
from jigsaw.publishing.actions.releasing import (
    cancel_release,
    correct_publication,
    release_due,
    release_now,
    schedule_release,
    withdraw_publication,
)
from jigsaw.publishing.actions.signing import (
    ask_for_change,
    declare_conflict,
    send_signing_code,
    sign_version,
)
from jigsaw.publishing.actions.versions import make_documents, make_documents_again, make_version

__all__ = [
    "add_past_files",
    "add_past_reviews",
    "add_queued_reviews",
    "answer_past_row",
    "ask_for_change",
    "cancel_release",
    "correct_past_rows",
    "correct_publication",
    "declare_conflict",
    "make_documents",
    "make_documents_again",
    "make_version",
    "move_item",
    "read_past_import",
    "record_copies_sent",
    "release_due",
    "release_now",
    "remove_item",
    "replace_draft",
    "save_part",
    "schedule_release",
    "send_signing_code",
    "sign_version",
    "start_past_import",
    "start_publication",
    "upload_edition",
    "take_past_file_out",
    "withdraw_past_review",
    "withdraw_publication",
]
