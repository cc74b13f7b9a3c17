"""A row for each passage on PostgreSQL, instead of two long vectors a review; on SQLite nothing changes.

Then reviews that were public before are found: those without an entry in the index, and those whose words have no weight.
"""

from django.db import migrations

FORWARD = [
    "CREATE TABLE library_passage (number bigint NOT NULL, worth smallint NOT NULL, words tsvector NOT NULL)",
    # What waits to be sorted into the index is read by every question: it is kept below 1 MB.
    "CREATE INDEX library_passage_words ON library_passage USING gin (words) WITH (gin_pending_list_limit = 1024)",
    "CREATE INDEX library_passage_number ON library_passage (number)",
    "ALTER TABLE library_search DROP COLUMN short, DROP COLUMN words",
]
BACKWARD = [
    "DROP TABLE library_passage",
    "ALTER TABLE library_search ALTER COLUMN short SET NOT NULL, ALTER COLUMN words SET NOT NULL",
    "CREATE INDEX library_search_short ON library_search USING gin (short) WITH (fastupdate = off)",
    "CREATE INDEX library_search_words ON library_search USING gin (words) WITH (fastupdate = off)",
]
LETTERS = {"title": "A", "findings": "B", "recommendations": "C", "summary": "C", "report": "D", "documents": "D"}
REVIEWS_AT_ONCE = 50


def batches(cursor):
    """Some reviews at a time, each by its number, with its parts."""
    from jigsaw.library.search.passages import PARTS, Parts
    from jigsaw.library.search.postgresql import texts

    cursor.execute("SELECT number FROM library_search ORDER BY number")
    numbers = [number for (number,) in cursor.fetchall()]
    for at in range(0, len(numbers), REVIEWS_AT_ONCE):
        found = texts(cursor, numbers[at : at + REVIEWS_AT_ONCE], PARTS)
        yield [(number, Parts(*parts)) for number, parts in found.items()]


def make_passages(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    from jigsaw.library.search.postgresql import put_passages

    for statement in FORWARD:
        schema_editor.execute(statement)
    with schema_editor.connection.cursor() as cursor:
        for rows in batches(cursor):
            put_passages(cursor, rows)


def make_vectors(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    from jigsaw.library.search.passages import words_in

    vectors = [f"setweight(to_tsvector('english', %s), '{letter}')" for letter in LETTERS.values()]
    schema_editor.execute("ALTER TABLE library_search ADD COLUMN short tsvector, ADD COLUMN words tsvector")
    with schema_editor.connection.cursor() as cursor:
        for rows in batches(cursor):
            for number, parts in rows:
                plain = [" ".join(words_in(getattr(parts, name))) for name in LETTERS]
                cursor.execute(
                    f"UPDATE library_search SET short = {' || '.join(vectors[:4])}, "
                    f"words = {' || '.join(vectors)} WHERE number = %s",
                    [*plain[:4], *plain, number],
                )
    for statement in BACKWARD:
        schema_editor.execute(statement)


def weigh_what_stands(apps, schema_editor):
    standing = apps.get_model("library", "PublishedEdition").objects.filter(withdrawn_at=None)
    without = list(standing.filter(search_entry=None).values_list("pk", flat=True))
    unweighed = list(standing.filter(search_entry__length=0).values_list("search_entry__number", flat=True))
    if not without and not unweighed:
        return
    from jigsaw.library.models import PublishedEdition
    from jigsaw.library.search.indexing import put_into_index, weigh_again

    for number in unweighed:
        weigh_again(number)
    for row in PublishedEdition.objects.filter(pk__in=without).prefetch_related("files"):
        put_into_index(row, files=[file.name for file in row.files.all()], document_texts={})


class Migration(migrations.Migration):
    dependencies = [("library", "0009_small_columns_first")]
    operations = [
        migrations.RunPython(make_passages, make_vectors),
        migrations.RunPython(weigh_what_stands, migrations.RunPython.noop),
    ]
