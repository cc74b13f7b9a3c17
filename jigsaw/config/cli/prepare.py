"""jigsaw prepare: make or upgrade both databases, and on PostgreSQL the roles of the processes."""

from __future__ import annotations


def add(commands) -> None:
    parser = commands.add_parser("prepare", help="make or upgrade both databases and their roles")
    parser.set_defaults(run=run)


def run(arguments) -> int:
    """Migrate both databases, make the throttle table, lay out static files, grant the roles' rights."""
    from jigsaw.config.cli.start_django import start

    start()
    from jigsaw.config.preparing import prepare

    prepare()
    print("Both databases are ready.")
    return 0
