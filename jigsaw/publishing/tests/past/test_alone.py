"""Fails when the reading of the past needs a web framework or a database."""

from __future__ import annotations

import subprocess
import sys


def test_it_is_plain_python():
    code = (
        "import sys; import jigsaw.publishing.past.importing, jigsaw.publishing.past.records;"
        "sys.exit(any(name == 'django' or name.startswith('django.') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
