"""The mailbox of the demonstration holds everybody's codes."""

import pytest
from django.http import Http404

from jigsaw.config.demo.mailbox import Mailbox


@pytest.mark.parametrize("from_where", [{"REMOTE_ADDR": "192.0.2.7"}, {"HTTP_X_FORWARDED_FOR": "192.0.2.7"}])
def test_the_mailbox_with_everybodys_codes_is_shown_on_this_machine_alone(rf, settings, from_where):
    """Fails if a stranger could read the sign-in codes of the demonstration."""
    settings.DEMO = True
    with pytest.raises(Http404):
        Mailbox.as_view()(rf.get("/demo/mailbox/", **from_where))
