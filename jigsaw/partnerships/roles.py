"""The roles of the field, and the acts that each may do: read from the one policy table."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path


class Role(StrEnum):
    BUSINESS_MANAGER = "business_manager"
    COORDINATOR = "coordinator"
    CO_CHAIR = "co_chair"
    COMMUNICATIONS = "communications"
    REVIEWER = "reviewer"
    PANEL_MEMBER = "panel_member"
    AGENCY_LEAD = "agency_lead"
    AGENCY_APPROVER = "agency_approver"
    AGENCY_AUTHOR = "agency_author"
    ANALYST = "analyst"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"

    @property
    def words(self) -> str:
        return self.value.replace("_", " ").replace("co chair", "co-chair").capitalize()


@dataclass(frozen=True)
class Permission:
    """One act of the policy table: its name, a sentence that people can read, and who may do it.

    `signed_in` says that everybody who is signed in may, with or without a role; `case` that the person must
    also have access to the case.
    """

    name: str
    sentence: str
    roles: frozenset[Role]
    signed_in: bool = False
    case: bool = False


@cache
def policy() -> dict[str, Permission]:
    """The policy table, `policy.toml`: the only place where rights are written."""
    table = tomllib.loads((Path(__file__).parent / "policy.toml").read_text())
    return {
        name: Permission(
            name,
            row["sentence"],
            frozenset(Role(r) for r in row["roles"]),
            row.get("signed_in", False),
            row.get("case", False),
        )
        for name, row in table.items()
    }


def roles_that_may(permission: str) -> frozenset[Role]:
    """The roles that may do the act. Raises KeyError for an act that the table does not name."""
    return policy()[permission].roles


def table_of_rights() -> str:
    """The policy table as a page that people can read (docs/rights.md). A test keeps the page like the table."""
    lines = [
        "# Who may do what",
        "",
        "This page is written from `jigsaw/partnerships/policy.toml`, the only place where rights are written.",
        "A role holds within its own partnership only. What is not named here, nobody may do.",
        "",
    ]
    for role in Role:
        lines += [f"## {role.words}", "", "May:", ""]
        lines += [f"- {act.sentence};" for act in policy().values() if role in act.roles]
        lines[-1] = lines[-1][:-1] + "."
        lines.append("")
    everybody = [f"- {act.sentence}." for act in policy().values() if act.signed_in]
    lines += ["## Everybody who is signed in", "", "May, with or without a role:", "", *everybody, ""]
    return "\n".join(lines)
