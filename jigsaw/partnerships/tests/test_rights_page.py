"""docs/rights.md says what the policy table says."""

from pathlib import Path

from jigsaw.partnerships.roles import Role, policy, table_of_rights

PAGE = Path(__file__).resolve().parents[3] / "docs" / "rights.md"


def test_the_page_is_written_from_the_table():
    """Fails when policy.toml changed and docs/rights.md did not: write table_of_rights() to it."""
    assert PAGE.read_text() == table_of_rights()


def test_every_act_stands_under_each_role_that_may():
    text = table_of_rights()
    for role in Role:
        own = text.split(f"## {role.words}\n")[1].split("\n## ")[0]
        for act in policy().values():
            assert (act.sentence in own) is (role in act.roles), (role, act.name)
