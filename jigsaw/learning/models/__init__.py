"""The public side beside the reviews: who asked for what, and the mail that answers them.

All rows lie in the public database. What a reader asks for is the only thing that the public process writes.
"""

from jigsaw.learning.models.afterwards import (
    Attendance,
    Certificate,
    CertificateFile,
    ChangeTold,
    EventMaterials,
    Feedback,
)
from jigsaw.learning.models.articles import Article, ArticleFile, ArticleReview, ArticleTheme, ArticleVersion
from jigsaw.learning.models.asking import Ask
from jigsaw.learning.models.bulletins import Bulletin
from jigsaw.learning.models.events import Booking, BookingLink, Event, Queue
from jigsaw.learning.models.looked_for import LookedFor
from jigsaw.learning.models.mail import OutgoingMail
from jigsaw.learning.models.subscriptions import Subscription, SubscriptionLink
from jigsaw.learning.models.uses import Use

# The tables that the public process may write; on PostgreSQL its role may change no other (config.roles).
WRITTEN_BY_ANYBODY = (
    *(Ask, LookedFor, OutgoingMail, Subscription, SubscriptionLink, Use),
    *(Booking, BookingLink, Queue, Feedback, ChangeTold),
)

__all__ = [
    "WRITTEN_BY_ANYBODY",
    "Article",
    "ArticleFile",
    "ArticleReview",
    "ArticleTheme",
    "ArticleVersion",
    "Ask",
    "Attendance",
    "Booking",
    "BookingLink",
    "Bulletin",
    "Certificate",
    "CertificateFile",
    "ChangeTold",
    "Event",
    "EventMaterials",
    "Feedback",
    "LookedFor",
    "OutgoingMail",
    "Queue",
    "Subscription",
    "SubscriptionLink",
    "Use",
]
