"""`jigsaw first-partnership FILE`: make a region, a partnership and its administrator, when there is nobody to ask."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

WANTED = {
    "region": ("slug", "name"),
    "partnership": (
        *("slug", "name", "short_name", "area", "website", "helpline_text", "helpline_phone"),
        *("media_name", "media_email", "media_phone"),
    ),
    "administrator": ("full_name", "email"),
}
COLOURS = ("primary_colour", "tint_colour")
BY = "command line"


def add(subparsers) -> None:
    """Add the command `first-partnership` to the command line."""
    parser = subparsers.add_parser(
        "first-partnership",
        help="make a partnership and invite its administrator",
        description="Reads a YAML file like docs/examples/partnership.yaml. Everything is made, or nothing is.",
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make them. Returns 0; 1 with every fault of the file."""
    values, faults = read(args.file)
    if not faults:
        from jigsaw.config.cli.start_django import start

        start("casework")
        faults = make(values)
    if args.json:
        print(json.dumps({"faults": [{"path": path, "message": message} for path, message in faults]}))
    elif faults:
        print("\n".join(f"{path}: {message}" for path, message in faults), file=sys.stderr)
    else:
        print(f"{values['partnership']['name']} is ready. {values['administrator']['email']} was invited.")
    return 1 if faults else 0


def read(file: Path) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """The values of the file, and all that is missing or unknown in it."""
    import yaml

    try:
        values = yaml.safe_load(file.read_text())
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as fault:
        return {}, [(str(file), f"could not be read: {type(fault).__name__}")]
    if not isinstance(values, dict):
        return {}, [(str(file), "must hold region, partnership and administrator")]
    faults = [(part, "is missing") for part in WANTED if not isinstance(values.get(part), dict)]
    for part, names in WANTED.items():
        given = values.get(part)
        held: dict[str, Any] = given if isinstance(given, dict) else {}
        faults += [
            (f"{part}.{name}", "must be a text") for name in names if held and not _text(held.get(name))
        ]
        known = {*names, *(COLOURS if part == "partnership" else ())}
        faults += [(f"{part}.{name}", "is not a field") for name in held if name not in known]
    return values, faults


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def make(values: dict[str, Any]) -> list[tuple[str, str]]:
    """Make everything in one transaction. Returns the rule that refused, if one did."""
    from django.db import IntegrityError, transaction
    from django.utils import timezone

    from jigsaw.partnerships import actions
    from jigsaw.partnerships.models import Region
    from jigsaw.partnerships.roles import Role
    from jigsaw.partnerships.rules import Refused

    at = timezone.now()
    try:
        with transaction.atomic():
            region = Region.objects.filter(slug=values["region"]["slug"]).first()
            region = region or actions.add_region(by=BY, at=at, **values["region"])
            partnership = actions.add_partnership(by=BY, at=at, region=region, **values["partnership"])
            for agency in values.get("agencies") or []:
                actions.add_agency(by=BY, at=at, partnership=partnership, **agency)
            who = values["administrator"]
            actions.invite_person(by=BY, at=at, partnership=partnership, role=Role.ADMINISTRATOR, **who)
    except Refused as refused:
        return [(refused.field or "partnership", str(refused))]
    except IntegrityError:
        return [("partnership.slug", "is taken by a partnership that is there already")]
    except TypeError:
        return [("agencies", "must each have a name and a kind, and may say whether they are statutory")]
    return []
