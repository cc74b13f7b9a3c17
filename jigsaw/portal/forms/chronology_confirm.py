"""What a person decides about one finding: radio buttons in the words of the engine, and a code for a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jigsaw.agency_returns.chronology.deciding import Act, Decision, acts_for, ask, label_of
from jigsaw.agency_returns.chronology.events import Finding
from jigsaw.components.fields import RadioField, SelectField
from jigsaw.components.forms import Form

# Up to so many codes each have a button of their own; more stand in a list.
FEW = 6
CODE = "code"


class DecideForm(Form):
    """One finding. `codes` are those of the request that may stand in place of a name."""

    def __init__(self, *args: Any, found: Finding, codes: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found, self.codes = found, list(codes)
        opens = {Act.REPLACE.value: CODE} if self.is_listed else {}
        self.fields["act"] = RadioField(
            label=found.message,
            said="What to do",
            missing=ask(found),
            choices=self.answers(),
            opens=opens,
        )
        self.fields["act"].error_messages["invalid_choice"] = ask(found)
        if self.is_listed:
            self.fields[CODE] = SelectField(
                label="Code",
                missing="Select what to write in place of the name",
                choices=[(code, code) for code in self.codes],
                required=False,
            )

    @property
    def is_listed(self) -> bool:
        """Whether the codes stand in a list of their own."""
        return Act.REPLACE in acts_for(self.found.kind) and len(self.codes) > FEW

    def answers(self) -> list[tuple[str, str]]:
        """The buttons."""
        made: list[tuple[str, str]] = []
        for act in acts_for(self.found.kind):
            if act is Act.REPLACE and not self.is_listed:
                made += [
                    (f"{act.value}-{place}", label_of(act, self.found, code))
                    for place, code in enumerate(self.codes)
                ]
            elif act is Act.REPLACE:
                made.append((act.value, "Replace with a code"))
            else:
                made.append((act.value, label_of(act, self.found)))
        return made

    def clean(self) -> dict[str, Any]:
        """A name that is to be replaced needs its code."""
        typed = super().clean() or self.cleaned_data
        if typed.get("act") == Act.REPLACE and not typed.get(CODE) and CODE not in self.errors:
            self.add_error(CODE, "Select what to write in place of the name")
        return typed

    def decision(self) -> Decision:
        """What was chosen, once the form is valid."""
        act, _, place = self.cleaned_data["act"].partition(f"{Act.REPLACE.value}-")
        if place:
            return Decision(Act.REPLACE, self.codes[int(place)])
        return Decision(Act(act), self.cleaned_data.get(CODE) or "")
