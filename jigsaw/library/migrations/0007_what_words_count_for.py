"""The lists of words, from which questions are answered: 240 reviews in a row (jigsaw/library/search/weights.py)."""

from django.db import migrations, models

SQLITE = [
    "CREATE TABLE library_weights (part INTEGER NOT NULL, term TEXT NOT NULL, held BLOB NOT NULL, "
    "PRIMARY KEY (part, term)) WITHOUT ROWID",
    # What a batch of reviews brings is written in one piece.
    "INSERT INTO library_search (library_search, rank) VALUES ('hashsize', 8000000)",
]
POSTGRESQL = [
    "CREATE TABLE library_weights (part integer NOT NULL, term text COLLATE \"C\" NOT NULL, held bytea NOT NULL, "
    "PRIMARY KEY (part, term))",
]


def make_lists(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def drop_lists(apps, schema_editor):
    schema_editor.execute("DROP TABLE library_weights")


class Migration(migrations.Migration):
    dependencies = [("library", "0006_search_what_stands")]
    operations = [
        migrations.AddField(
            model_name="searchentry",
            name="length",
            field=models.PositiveIntegerField(default=0, help_text="Its words in all"),
        ),
        migrations.RunPython(make_lists, drop_lists),
    ]
