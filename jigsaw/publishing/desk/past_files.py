"""The files of a form as the gate lets them through: each on its own, so that a refused one stops no other."""

from __future__ import annotations

from dataclasses import dataclass, field

from jigsaw.components.forms import Form
from jigsaw.files.gate.kinds import PAST_REVIEWS
from jigsaw.files.gate.names import LONGEST, readable
from jigsaw.files.gate.passing import pass_gate, pass_upload
from jigsaw.files.gate.refusals import GateRefused
from jigsaw.publishing.past.given import GivenFile, RefusedFile

NO_TEXT = "The text is something else than words or a page. Save it as a file, and select the file"
SELECT_AGAIN = "Select the files again: a browser does not keep them while a page shows an error"


@dataclass
class PassedFiles:
    """What the gate let through, and what it refused."""

    files: list[GivenFile] = field(default_factory=list)
    refused: list[RefusedFile] = field(default_factory=list)


def passed(form: Form) -> PassedFiles | None:
    """The files and the text of a valid form; nothing where none passed, or the text did not: the form says why.

    The text goes first: it stands in the form, where it can be mended, and is never lost.
    """
    given, found = form.cleaned_data, PassedFiles()
    if given.get("text"):
        try:
            text = pass_gate(given["text"].encode(), _pasted(given["text"]), kinds=PAST_REVIEWS)
        except GateRefused as refused:
            other_kind = refused.why in ("kind", "name")
            form.add_error(
                "text", NO_TEXT if other_kind else refused.message.replace("The selected file", "The text")
            )
            if given.get("file"):
                form.add_error("file", SELECT_AGAIN)
            return None
        found.files.append(GivenFile(text.name, text.content))
    for upload in given.get("file") or []:
        try:
            one = pass_upload(upload, kinds=PAST_REVIEWS)
            found.files.append(GivenFile(one.name, one.content))
        except GateRefused as refused:
            found.refused.append(RefusedFile(name_shown(upload.name), refused.message))
    if not found.files:
        first, *others = [f"{each.name}: {each.why}" for each in found.refused]
        form.add_error("file", first)
        for said in others:
            form.add_error(None, said)
        return None
    return found


def _pasted(text: str) -> str:
    """What a pasted text is called. The source of a web page is read as one."""
    is_page = text.lstrip()[:9].lower().startswith(("<!doctype", "<html"))
    return "Pasted text.html" if is_page else "Pasted text.txt"


def name_shown(name: str | None) -> str:
    """The name of a refused file: its last part, without what hides or turns it."""
    return readable(name or "")[:LONGEST].strip() or "A file"


def told(found: PassedFiles) -> str:
    """What was done, in a sentence or two."""
    taken = "The file is taken and waits to be read."
    if len(found.files) > 1:
        taken = f"{len(found.files)} files are taken and wait to be read."
    if not found.refused:
        return taken
    names = ", ".join(one.name for one in found.refused)
    return f"{taken} Not taken: {names}. The list of files says why, and what to do."
