"""Where each word stands, on both databases alike (jigsaw/library/search/places.py): phrases are answered from it.

The texts lie in a plain table on SQLite too, and what FTS5 and PostgreSQL kept beside them goes. Then the lists of all
words are written anew, and reviews that were public before there was a search are found.
"""

from django.db import migrations

COLUMNS = "title, findings, recommendations, summary, report, documents"
SQLITE = [
    "CREATE TABLE library_text (number INTEGER PRIMARY KEY, title TEXT NOT NULL, findings TEXT NOT NULL, "
    "recommendations TEXT NOT NULL, summary TEXT NOT NULL, report TEXT NOT NULL, documents TEXT NOT NULL)",
    f"INSERT INTO library_text (number, {COLUMNS}) SELECT rowid, {COLUMNS} FROM library_search",
    "DROP TABLE library_search",
    "ALTER TABLE library_text RENAME TO library_search",
    "CREATE TABLE library_places (part INTEGER NOT NULL, term TEXT NOT NULL, held BLOB NOT NULL, "
    "PRIMARY KEY (part, term))",
]
POSTGRESQL = [
    "DROP TABLE IF EXISTS library_passage",
    "ALTER TABLE library_search DROP COLUMN IF EXISTS short, DROP COLUMN IF EXISTS words",
    'CREATE TABLE library_places (part integer NOT NULL, term text COLLATE "C" NOT NULL, held bytea NOT NULL, '
    "PRIMARY KEY (part, term))",
    # Numbers do not get smaller by packing, and how many they are is known without reading them.
    "ALTER TABLE library_places ALTER COLUMN held SET STORAGE EXTERNAL",
]
REVIEWS_AT_ONCE = 240


def make_places(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT number FROM library_search ORDER BY number")
        numbers = [number for (number,) in cursor.fetchall()]
        cursor.execute("DELETE FROM library_weights")
    standing = apps.get_model("library", "PublishedEdition").objects.filter(withdrawn_at=None)
    without = list(standing.filter(search_entry=None).values_list("pk", flat=True))
    if not numbers and not without:
        return
    from jigsaw.library.models import PublishedEdition
    from jigsaw.library.search.indexing import put_into_index, weigh_again

    for at in range(0, len(numbers), REVIEWS_AT_ONCE):
        weigh_again(numbers[at : at + REVIEWS_AT_ONCE])
    for row in PublishedEdition.objects.filter(pk__in=without).prefetch_related("files"):
        put_into_index(row, files=[file.name for file in row.files.all()], document_texts={})


class Migration(migrations.Migration):
    dependencies = [("library", "0010_passages_in_postgresql")]
    operations = [migrations.RunPython(make_places)]
