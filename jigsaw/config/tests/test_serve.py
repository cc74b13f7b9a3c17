"""How many processes serve a site."""

import pytest

from jigsaw.config.cli.serve import processes, readers_at_once


@pytest.mark.parametrize(("processors", "workers"), [(None, 2), (1, 2), (2, 2), (4, 4), (8, 8), (64, 8)])
def test_the_public_site_has_a_process_for_each_processor(processors, workers):
    """Fails when readers wait while processors are idle, one slow answer stops everybody, or memory runs out."""
    assert readers_at_once(processors) == workers


def test_the_demo_has_one_process_for_each_site():
    """Fails when a laptop runs the demo with as many processes as a server."""
    commands = processes("127.0.0.1", 8000, 8001, workers=1)
    for name in ("public", "casework"):
        at = commands[name].index("--workers")
        assert commands[name][at + 1] == "1"


def test_the_staff_site_has_two_processes_whatever_the_machine(monkeypatch):
    """Fails when the many processes meant for readers are started for a team of eight."""
    monkeypatch.setattr("os.cpu_count", lambda: 16)
    commands = processes("127.0.0.1", 8000, 8001)
    workers = {name: commands[name][commands[name].index("--workers") + 1] for name in ("public", "casework")}
    assert workers == {"public": "8", "casework": "2"}
