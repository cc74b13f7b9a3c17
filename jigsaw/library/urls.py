"""Addresses of this room. None of them needs a sign-in, a session or a cookie."""

from django.urls import path

from jigsaw.library.pages.accessibility import Accessibility
from jigsaw.library.pages.api import ApiDocument, ApiPartnerships, ApiTerms
from jigsaw.library.pages.archive import Archive
from jigsaw.library.pages.briefing import Briefing
from jigsaw.library.pages.colours import Colours
from jigsaw.library.pages.concept import Concept
from jigsaw.library.pages.cookies import Cookies
from jigsaw.library.pages.data import Data
from jigsaw.library.pages.feed import Feed
from jigsaw.library.pages.file import File
from jigsaw.library.pages.front import Front
from jigsaw.library.pages.healthz import Healthz
from jigsaw.library.pages.learning_from_reviews import LearningFromReviews
from jigsaw.library.pages.library import Library
from jigsaw.library.pages.oai import Oai
from jigsaw.library.pages.old_spelling import OldSpelling
from jigsaw.library.pages.privacy import Privacy
from jigsaw.library.pages.report import Report
from jigsaw.library.pages.review import Review
from jigsaw.library.pages.review_data import (
    ReviewBibtex,
    ReviewData,
    ReviewMetadata,
    ReviewRis,
    ReviewTable,
)
from jigsaw.library.pages.reviews_data import ReviewsData, ReviewsMetadata, ReviewsTable
from jigsaw.library.pages.robots import Robots
from jigsaw.library.pages.sitemap import Sitemap
from jigsaw.library.pages.vocabulary import Vocabulary
from jigsaw.library.pages.vocabulary_data import VocabularyJsonLd, VocabularyTurtle

answers = [path("library/", Library.as_view(), name="library")]

# What others take: feeds, data, the vocabulary (docs/exchange.md).
exchange = [
    path("feed.atom", Feed.as_view(), name="feed"),
    path("partnerships/<slug:publisher>/feed.atom", Feed.as_view(), name="publisher_feed"),
    path("vocabulary/<slug:term>/feed.atom", Feed.as_view(), name="concept_feed"),
    path("vocabulary/", Vocabulary.as_view(), name="vocabulary"),
    path("vocabulary/<slug:term>/", Concept.as_view(), name="concept"),
    path("vocabulary.ttl", VocabularyTurtle.as_view(), name="vocabulary_turtle"),
    path("vocabulary.jsonld", VocabularyJsonLd.as_view(), name="vocabulary_json_ld"),
    path("vocabulary/<slug:term>.ttl", VocabularyTurtle.as_view(), name="concept_turtle"),
    path("vocabulary/<slug:term>.jsonld", VocabularyJsonLd.as_view(), name="concept_json_ld"),
    path("data/", Data.as_view(), name="data"),
    path("library.json", ReviewsData.as_view(), name="reviews_json"),
    path("library.csv", ReviewsTable.as_view(), name="reviews_csv"),
    path("library.csv-metadata.json", ReviewsMetadata.as_view(), name="reviews_csv_metadata"),
    path("library/<slug:slug>.json", ReviewData.as_view(), name="review_json"),
    path("library/<slug:slug>.csv", ReviewTable.as_view(), name="review_csv"),
    path("library/<slug:slug>.csv-metadata.json", ReviewMetadata.as_view(), name="review_csv_metadata"),
    path("library/<slug:slug>.ris", ReviewRis.as_view(), name="review_ris"),
    path("library/<slug:slug>.bib", ReviewBibtex.as_view(), name="review_bibtex"),
    path("api/", ApiDocument.as_view(), name="api"),
    path("api/openapi.json", ApiDocument.as_view(), name="api_document"),
    path("api/reviews", ReviewsData.as_view(), name="api_reviews"),
    path("api/reviews/<slug:slug>", ReviewData.as_view(name="api_review"), name="api_review"),
    path("api/partnerships", ApiPartnerships.as_view(), name="api_partnerships"),
    path("api/terms", ApiTerms.as_view(), name="api_terms"),
    path("oai", Oai.as_view(), name="oai"),
    path("sitemap.xml", Sitemap.as_view(), name="sitemap"),
    path("sitemap-<int:number>.xml", Sitemap.as_view(), name="sitemap_part"),
    path("robots.txt", Robots.as_view(), name="robots"),
]

urlpatterns = [
    *exchange,
    path("", Front.as_view(), name="front"),
    path("partnerships/<slug:publisher>/", LearningFromReviews.as_view(), name="learning_from_reviews"),
    path("partnerships/<slug:publisher>/archive/", Archive.as_view(), name="archive"),
    path("partnerships/<slug:publisher>/colours.css", Colours.as_view(), name="colours"),
    path("library/<slug:slug>/", Review.as_view(), name="review"),
    path("library/<slug:slug>/report/", Report.as_view(), name="report"),
    path("library/<slug:slug>/briefing/", Briefing.as_view(), name="briefing"),
    path("library/<slug:slug>/files/<str:filename>", File.as_view(), name="file"),
    path("library/<path:spelling>/", OldSpelling.as_view(), name="old_spelling"),
    path("accessibility/", Accessibility.as_view(), name="accessibility"),
    path("cookies/", Cookies.as_view(), name="cookies"),
    path("privacy/", Privacy.as_view(), name="privacy"),
    path("healthz", Healthz.as_view(), name="healthz"),
]
