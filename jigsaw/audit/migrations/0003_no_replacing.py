"""SQLite replaces a row without asking the triggers of removal: an event that stands is not written over."""

from django.db import migrations

SQLITE = (
    "CREATE TRIGGER audit_event_no_replace BEFORE INSERT ON audit_event "
    "WHEN EXISTS (SELECT 1 FROM audit_event WHERE number = NEW.number OR hash = NEW.hash) "
    "BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END"
)


def guard(apps, schema_editor):
    if schema_editor.connection.alias == "default" and schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(SQLITE)


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_append_only")]
    operations = [migrations.RunPython(guard)]
