"""The merged chronology of a case: the rows of all agencies, what belongs together, notes that never leave."""

from __future__ import annotations

import uuid

from django.db import models

from jigsaw.agency_returns.chronology.dates import Accuracy
from jigsaw.agency_returns.models.requests import PERSON
from jigsaw.agency_returns.models.returns import AgencyReturn
from jigsaw.agency_returns.rules.terms import LinkKind, PairDecision, TagKind
from jigsaw.audit.sensitivity import IDENTIFYING, PUBLISHABLE, RESTRICTED, sensitivity
from jigsaw.incidents.models import CaseModel, Incident
from jigsaw.incidents.rules.terms import choices
from jigsaw.partnerships.models import Agency

ACCURACIES = [(each.value, each.value) for each in Accuracy]


class Chronology(CaseModel):
    """The merged chronology of one case as a whole: what is known of all its rows, worked out when rows join.

    `facts` holds counts by agency, first and last day, the longest gap (chronology.facts as plain values), so that
    no page works them out. `compared_at` is when rows were last searched for the same event; `compare_asked_at` when
    that was asked for. `not_names` keeps which words of marks, links and notes were said not to be names.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.OneToOneField(Incident, models.CASCADE, related_name="chronology")
    facts = models.JSONField(default=dict)
    changed_at = models.DateTimeField()
    compare_asked_at = models.DateTimeField(null=True)
    compared_at = models.DateTimeField(null=True)
    not_names = models.JSONField(
        default=dict, help_text="Words said not to be names: {part: [seals of the words, person, time]}"
    )

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        incident=RESTRICTED,
        facts=RESTRICTED,
        changed_at=RESTRICTED,
        compare_asked_at=RESTRICTED,
        compared_at=RESTRICTED,
        not_names=RESTRICTED,
    )


class ChronologyRow(CaseModel):
    """One row of the merged chronology, as its agency sent it. People stand in it by their codes.

    A row that a later version no longer holds has `superseded_at`; one that a person merged into another has
    `merged_into`, and its source stands with that row. Neither is deleted. `place` orders the rows by the printed rule.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="chronology_rows")
    returned = models.ForeignKey(AgencyReturn, models.PROTECT, null=True, related_name="chronology_rows")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    agency_name = models.CharField(max_length=120)
    department = models.CharField(max_length=120, blank=True)
    file = models.CharField(max_length=120, blank=True)
    number = models.PositiveIntegerField(help_text="Its row in the agency's own file")
    place = models.CharField(max_length=24)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    accuracy = models.CharField(max_length=12, choices=ACCURACIES)
    time = models.TimeField(null=True)
    end_earliest = models.DateField(null=True)
    end_latest = models.DateField(null=True)
    end_accuracy = models.CharField(max_length=12, choices=ACCURACIES, blank=True)
    end_time = models.TimeField(null=True)
    source = models.CharField(max_length=200)
    service = models.CharField(max_length=120)
    people = models.CharField(max_length=500)
    child_seen = models.CharField(max_length=20)
    what_happened = models.TextField()
    voice = models.TextField(blank=True)
    action = models.TextField(blank=True)
    analysis = models.TextField(blank=True)
    expected_practice = models.CharField(max_length=20, blank=True)
    reference = models.CharField(max_length=60, blank=True)
    key_episode = models.CharField(
        max_length=120, blank=True, help_text="The title of the key practice episode that it is, if one"
    )
    hidden_from_panel = models.BooleanField(default=False)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    superseded_at = models.DateTimeField(null=True)
    joined_at = models.DateTimeField()

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        incident=RESTRICTED,
        returned=RESTRICTED,
        agency=RESTRICTED,
        agency_name=RESTRICTED,
        department=RESTRICTED,
        file=RESTRICTED,
        number=RESTRICTED,
        place=RESTRICTED,
        earliest=RESTRICTED,
        latest=RESTRICTED,
        accuracy=RESTRICTED,
        time=RESTRICTED,
        end_earliest=RESTRICTED,
        end_latest=RESTRICTED,
        end_accuracy=RESTRICTED,
        end_time=RESTRICTED,
        source=RESTRICTED,
        service=RESTRICTED,
        people=RESTRICTED,
        child_seen=RESTRICTED,
        what_happened=RESTRICTED,
        voice=RESTRICTED,
        action=RESTRICTED,
        analysis=RESTRICTED,
        expected_practice=RESTRICTED,
        reference=RESTRICTED,
        key_episode=RESTRICTED,
        hidden_from_panel=RESTRICTED,
        merged_into=RESTRICTED,
        superseded_at=RESTRICTED,
        joined_at=RESTRICTED,
    )

    class Meta:
        ordering = ["place", "agency_name", "file", "number", "pk"]
        indexes = [
            models.Index(
                fields=["incident", "place", "agency_name", "file", "number", "id"],
                condition=models.Q(superseded_at=None, merged_into=None),
                name="standing_rows_in_place",
            ),
            models.Index(
                fields=["incident", "agency_name", "place", "file", "number", "id"],
                condition=models.Q(superseded_at=None, merged_into=None),
                name="standing_rows_of_agency",
            ),
            models.Index(
                fields=["incident", "place", "agency_name", "file", "number", "id"],
                condition=models.Q(superseded_at=None, merged_into=None) & ~models.Q(key_episode=""),
                name="key_episodes_in_place",
            ),
            models.Index(
                fields=["incident", "id"],
                condition=models.Q(hidden_from_panel=True),
                name="rows_hidden_from_the_panel",
            ),
            models.Index(
                fields=["incident", "earliest"],
                condition=models.Q(superseded_at=None, merged_into=None, child_seen="Yes"),
                name="when_the_child_was_seen",
            ),
        ]


class RowTag(CaseModel):
    """A person or theme by which a row is found. Persons are read from the row; themes are given by a person.

    It carries the order of its row and whether that stands (queries.whole.standing_rows), so that a page of rows with
    a tag is found in one index. Whoever changes whether a row stands calls `actions.joining.tags_follow`.
    """

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="+")
    row = models.ForeignKey(ChronologyRow, models.CASCADE, related_name="tags")
    kind = models.CharField(max_length=8, choices=choices(TagKind))
    value = models.CharField(
        max_length=80, help_text="A person's code in lower case, or a theme of the vocabulary"
    )
    place = models.CharField(max_length=24, help_text="That of its row, as the three that follow")
    agency_name = models.CharField(max_length=120)
    file = models.CharField(max_length=120, blank=True)
    number = models.PositiveIntegerField()
    standing = models.BooleanField(default=True)

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        incident=RESTRICTED,
        row=RESTRICTED,
        kind=RESTRICTED,
        value=RESTRICTED,
        place=RESTRICTED,
        agency_name=RESTRICTED,
        file=RESTRICTED,
        number=RESTRICTED,
        standing=RESTRICTED,
    )

    class Meta:
        ordering = ["place", "agency_name", "file", "number", "row_id"]
        indexes = [
            models.Index(
                fields=["incident", "kind", "value", "place", "agency_name", "file", "number", "row"],
                condition=models.Q(standing=True),
                name="standing_rows_by_tag",
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["row", "kind", "value"], name="each_tag_once_on_a_row")
        ]


class PossiblePair(CaseModel):
    """Two rows of different agencies that may be the same event, with the reason, until a person decides."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="possible_pairs")
    first = models.ForeignKey(ChronologyRow, models.CASCADE, related_name="+")
    second = models.ForeignKey(ChronologyRow, models.CASCADE, related_name="+")
    score = models.FloatField()
    reason = models.CharField(max_length=200, help_text="Days, times and counts; never a word of the rows")
    found_at = models.DateTimeField()
    decision = models.CharField(max_length=6, choices=choices(PairDecision), blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        incident=RESTRICTED,
        first=RESTRICTED,
        second=RESTRICTED,
        score=RESTRICTED,
        reason=RESTRICTED,
        found_at=RESTRICTED,
        decision=RESTRICTED,
        decided_at=RESTRICTED,
        decided_by=IDENTIFYING,
    )

    class Meta:
        ordering = ["-score", "pk"]
        indexes = [models.Index(fields=["incident", "decision"], name="pairs_to_decide")]
        constraints = [models.UniqueConstraint(fields=["first", "second"], name="each_pair_once")]


class RowLink(CaseModel):
    """Two rows that belong together: the same event told twice, or accounts that differ. Both stay in sight."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="+")
    first = models.ForeignKey(ChronologyRow, models.CASCADE, related_name="links_from")
    second = models.ForeignKey(ChronologyRow, models.CASCADE, related_name="links_to")
    kind = models.CharField(max_length=12, choices=choices(LinkKind))
    words = models.CharField(max_length=500, blank=True, help_text="How the accounts differ")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        incident=RESTRICTED,
        first=RESTRICTED,
        second=RESTRICTED,
        kind=RESTRICTED,
        words=RESTRICTED,
        made_at=RESTRICTED,
        made_by=IDENTIFYING,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second", "kind"], name="each_link_once"),
            models.CheckConstraint(
                condition=~models.Q(first=models.F("second")), name="a_link_joins_two_rows"
            ),
        ]


class PrivateNote(CaseModel):
    """A note of the team on a row. It stands in no export, no document and on no page but the team's."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="+")
    row = models.ForeignKey(ChronologyRow, models.CASCADE, related_name="notes")
    text = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        incident=RESTRICTED,
        row=RESTRICTED,
        text=RESTRICTED,
        written_at=RESTRICTED,
        written_by=IDENTIFYING,
    )

    class Meta:
        ordering = ["written_at"]
