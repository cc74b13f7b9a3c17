"""The door of the staff site under test: it closes before the database of a test goes.

A browser that leaves a page still sends what was typed, and a page with work under way asks again. Such a request
must not meet a database that is being emptied, nor hold it: it is answered before, or turned away.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import Any

# The longest that anybody waits for the requests under way, in seconds.
PATIENCE = 30.0


class Door:
    """Wraps the application of a server that several tests share. Requests are counted while the door is open."""

    def __init__(self, server: Any) -> None:
        self.server, self.inside = server, server.get_app()
        self.changed = threading.Condition()
        self.under_way, self.open = 0, True
        server.set_app(self)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        with self.changed:
            if not self.open:
                start_response("503 Service Unavailable", [("Content-Type", "text/plain")])
                return [b""]
            self.under_way += 1
        try:
            answer = self.inside(environ, start_response)
            try:
                return [b"".join(answer)]
            finally:
                if hasattr(answer, "close"):
                    answer.close()
        finally:
            with self.changed:
                self.under_way -= 1
                self.changed.notify_all()

    def close(self) -> None:
        """Turn away who comes, wait for who is inside, and take the wrapping off. Fails when one never comes out."""
        with self.changed:
            self.open = False
            left = self.changed.wait_for(lambda: self.under_way == 0, PATIENCE)
        self.server.set_app(self.inside)
        assert left, "a request to the staff site did not end"
