"""How the history of a case tells what is done with requests, returns and the chronology."""

from __future__ import annotations

from jigsaw.incidents.queries.history import Telling


def _code(details, _titles) -> str:
    return str(details.get("code", ""))


TELLINGS = {
    "save_request_draft": Telling("Request to agencies written", folds=True),
    "send_requests": Telling("Agencies asked"),
    "extend_request": Telling("More time given for a return", part=_code),
    "withdraw_request": Telling("Request withdrawn", part=_code),
    "pause_reminders": Telling("Reminders paused", part=_code),
    "resume_reminders": Telling("Reminders begun again", part=_code),
    "change_recipients": Telling("Recipients of a request changed", part=_code),
    "remind_agency": Telling("Agency reminded", part=_code),
    "record_call": Telling("Call to an agency recorded", part=_code),
    "start_return": Telling("Return begun", part=_code, folds=True),
    "save_return": Telling("Return written", part=_code, folds=True),
    "take_rows": Telling("Rows of a chronology taken", part=_code, folds=True),
    "mend_row": Telling("Row of a return mended", part=_code, folds=True),
    "add_row": Telling("Row of a return typed", part=_code, folds=True),
    "settle_row": Telling("Row of a return settled", part=_code, folds=True),
    "remove_row": Telling("Row of a return taken out", part=_code, folds=True),
    "restore_row": Telling("Row of a return put back", part=_code, folds=True),
    "keep_chronology": Telling("Chronology of a return checked", part=_code, folds=True),
    "ask_department": Telling("Department asked", part=_code),
    "take_back_department": Telling("Department no longer asked", part=_code),
    "send_part_back": Telling("Department’s part sent back", part=_code),
    "save_part_note": Telling("Department’s part written", part=_code, folds=True),
    "return_part": Telling("Department’s part returned", part=_code),
    "ask_approval": Telling("Return given to a manager to approve", part=_code),
    "take_back_return": Telling("Return taken back from the manager", part=_code),
    "send_back_return": Telling("Return sent back by the manager", part=_code),
    "send_return": Telling("Return received", part=_code),
    "take_import": Telling("Chronology to import checked", folds=True),
    "ask_import": Telling("Import of a chronology asked for", folds=True),
    "import_chronology": Telling("Chronology imported"),
    "compare_rows": Telling("Rows compared", folds=True),
    "decide_pair": Telling("Possible repeat decided", folds=True),
    "link_rows": Telling("Rows linked", folds=True),
    "unlink_rows": Telling("Link taken away", folds=True),
    "part_rows": Telling("Merged rows parted", folds=True),
    "save_row_marks": Telling("Row of the chronology marked", folds=True),
    "hide_row": Telling("Row hidden from the panel", folds=True),
    "show_row": Telling("Row shown to the panel again", folds=True),
    "write_note": Telling("Private note written", folds=True),
    "remove_note": Telling("Private note removed", folds=True),
    "show_names": Telling("Names shown in the chronology", folds=True),
    "export_chronology": Telling("Chronology exported"),
    "say_not_names": Telling("Words in an export said not to be names", folds=True),
    "make_export": Telling("File of an export made", folds=True),
    "remove_export": Telling("File of an export removed", folds=True),
    "save_key_fact": Telling("Key fact written", folds=True),
    "remove_key_fact": Telling("Key fact removed", folds=True),
    "mark_fact": Telling("Row marked with a key fact", folds=True),
    "unmark_fact": Telling("Mark of a key fact removed", folds=True),
    "record_share": Telling("Sharing of a key fact recorded", folds=True),
    "remove_share": Telling("Sharing of a key fact removed", folds=True),
    "use_in_review": Telling("Key fact used in the rapid review", folds=True),
}
