"""The children of an incident, under aliases."""

from __future__ import annotations

from typing import Any

from jigsaw.components.fields import RadioField, SelectField, TextArea, TextField
from jigsaw.components.forms import Form
from jigsaw.incidents.forms.recording import PartForm
from jigsaw.incidents.models import Child
from jigsaw.incidents.rules.recording import MOST_CHILDREN
from jigsaw.incidents.rules.terms import Answer, Placement, Plan, Sex, choices

# The ethnic groups of the census of 2021, in its order, as the national form asks for them.
ETHNIC_GROUPS = (
    "Bangladeshi",
    "Chinese",
    "Indian",
    "Pakistani",
    "Any other Asian background",
    "African",
    "Caribbean",
    "Any other Black background",
    "White and Asian",
    "White and Black African",
    "White and Black Caribbean",
    "Any other Mixed or multiple ethnic background",
    "English, Welsh, Scottish, Northern Irish or British",
    "Gypsy or Irish Traveller",
    "Irish",
    "Roma",
    "Any other White background",
    "Arab",
    "Any other ethnic group",
    "Not known",
)
NOT_ANSWERED = "Not answered yet"
# What the national form asks besides; it can wait, and stands in a group of its own.
CAN_WAIT = ("care_leaver", "disability", "ethnicity", "placement", "known_to_agencies")


class ChildrenForm(PartForm):
    """The children beyond the four that have a page of their own; asked once there are four."""

    more_children = TextArea(
        label="Other children (optional)",
        hint="Describe each by alias, age and sex: Child E, 7 years, female.",
        said="Other children",
        max_length=2000,
        rows=4,
        required=False,
        autosave=True,
    )

    def fit(self) -> None:
        """Up to four children there is nothing to ask."""
        self.count = self.incident.children.count()
        if self.count < MOST_CHILDREN and not self.incident.more_children:
            del self.fields["more_children"]

    def held(self) -> dict[str, Any]:
        """What stands there."""
        return {"more_children": self.incident.more_children}

    def clean(self) -> dict[str, Any]:
        """An incident has a child."""
        if not self.count and not self.cleaned_data.get("more_children"):
            self.add_error(None, "Add the child, or the children")
        return self.cleaned_data


class ChildForm(Form):
    """One child. Names are not asked here: they belong in the people register."""

    alias = TextField(
        label="Alias",
        hint="What the child is called everywhere in the case. Never a name.",
        said="Alias",
        missing="Enter an alias, like Child A",
        max_length=40,
        width=10,
    )
    age_or_dob = TextField(
        label="Age or date of birth",
        hint="For example, 1 month, 4 years, unborn or 27 3 2019. A date of birth is kept in the people register only.",
        said="Age or date of birth",
        missing="Enter the age or date of birth, or “not known”",
        max_length=40,
        width=20,
    )
    sex = RadioField(label="Sex", choices=choices(Sex), missing="Select the child’s sex", inline=True)
    looked_after = RadioField(
        label="Is the child looked after by a local authority?",
        said="Whether the child is looked after",
        choices=choices(Answer),
        inline=True,
    )
    plan = RadioField(
        label="Which plan does the child have?",
        said="Which plan the child has",
        choices=choices(Plan),
    )
    care_leaver = SelectField(
        label="Care leaver",
        hint="Somebody of 16 to 24 who was looked after.",
        choices=choices(Answer),
        empty=NOT_ANSWERED,
        required=False,
    )
    disability = SelectField(label="Disability", choices=choices(Answer), empty=NOT_ANSWERED, required=False)
    ethnicity = SelectField(
        label="Ethnicity",
        choices=[(words, words) for words in ETHNIC_GROUPS],
        empty=NOT_ANSWERED,
        required=False,
    )
    placement = SelectField(
        label="Where the child lives, if looked after",
        choices=choices(Placement),
        empty=NOT_ANSWERED,
        required=False,
    )
    known_to_agencies = SelectField(
        label="Known to any agency before",
        said="Whether the child was known to an agency before",
        choices=choices(Answer),
        empty=NOT_ANSWERED,
        required=False,
    )

    def __init__(self, data: Any = None, *, child: Child | None, alias: str = ""):
        held = {name: getattr(child, name, "") or None for name in self.base_fields}
        held |= {"alias": child.alias if child else alias, "age_or_dob": child.age if child else ""}
        super().__init__(data, initial=held)
        if held["ethnicity"] and held["ethnicity"] not in ETHNIC_GROUPS:
            field: Any = self.fields["ethnicity"]
            field.choices = [*field.choices, (held["ethnicity"], held["ethnicity"])]

    def values(self) -> dict[str, Any]:
        """What was chosen, without the age: what was typed there is read by a rule."""
        return {name: value for name, value in self.cleaned_data.items() if name != "age_or_dob"}

    def take_refusal(self, words: str, field: str) -> None:
        """Say at a field, or above all, why a rule refused."""
        self.add_error(field if field in self.fields else None, words)

    def first_questions(self) -> list[Any]:
        """What recording asks."""
        return [field for field in self.visible_fields() if field.name not in CAN_WAIT]

    def later_questions(self) -> list[Any]:
        """What the national form asks besides."""
        return [field for field in self.visible_fields() if field.name in CAN_WAIT]
