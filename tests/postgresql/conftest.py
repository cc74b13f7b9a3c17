"""These tests read PostgreSQL's own catalogue: they belong to the run on that engine."""

import os

collect_ignore_glob = [] if os.environ.get("JIGSAW_TEST_ENGINE") == "postgresql" else ["test_*.py"]
