"""The large columns of a review stand last again: SQLite reads through them to reach one that stands behind.

The columns that came later stood behind the texts of the whole review, so that a list read all of each. PostgreSQL
keeps large texts elsewhere, and has nothing to move.
"""

from django.db import migrations, models


def remake(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor._remake_table(apps.get_model("library", "PublishedEdition"))


class Migration(migrations.Migration):
    dependencies = [("library", "0008_weigh_what_stands")]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveField("publishededition", "edition"),
                migrations.RemoveField("publishededition", "report_html"),
                migrations.RemoveField("publishededition", "briefing_html"),
                migrations.AddField(
                    "publishededition",
                    "edition",
                    models.JSONField(help_text="The edition as released: empty once withdrawn"),
                    preserve_default=False,
                ),
                migrations.AddField("publishededition", "report_html", models.TextField(blank=True)),
                migrations.AddField("publishededition", "briefing_html", models.TextField(blank=True)),
            ]
        ),
        migrations.RunPython(remake, migrations.RunPython.noop),
    ]
