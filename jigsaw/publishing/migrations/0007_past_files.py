"""Several files in one import: the file of each import that stands becomes the first of its files."""

import uuid

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

import jigsaw.publishing.rules

READ = ("read", "adding", "added")


def take_files_over(apps, schema_editor):
    """Each import's one file, with how far it is."""
    imports = apps.get_model("publishing", "PastImport")._base_manager
    files = apps.get_model("publishing", "PastFile")._base_manager
    for held in imports.all():
        state = "read" if held.state in READ else held.state
        files.create(
            id=uuid.uuid4(), partnership_id=held.partnership_id, past_import_id=held.pk, number=1, name=held.name,
            stored_as=held.stored_as, sha256=held.sha256, state=state, pages_read=held.pages_read,
            pages=held.pages, places=_places(held), fault=held.fault,
        )  # fmt: skip


def _places(held):
    """At how many places of the file a review was seen, as its dry run tells them."""
    return sum(
        len([place for place in row.get("found_in", "").split("; ") if place])
        for row in held.rows_found
        if row.get("what") == "review"
    )


def give_files_back(apps, schema_editor):
    """The first file of each import is its file again."""
    imports = apps.get_model("publishing", "PastImport")._base_manager
    files = apps.get_model("publishing", "PastFile")._base_manager
    for held in imports.all():
        first = files.filter(past_import_id=held.pk).exclude(stored_as="").order_by("number").first()
        if first:
            held.stored_as, held.sha256 = first.stored_as, first.sha256
            held.pages_read, held.pages = first.pages_read, first.pages
            held.save()


class Migration(migrations.Migration):

    dependencies = [
        ('partnerships', '0004_agency_author'),
        ('publishing', '0006_past_imports'),
    ]

    operations = [
        migrations.CreateModel(
            name='PastFile',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(help_text='Its place among the files of the import, from 1')),
                ('name', models.CharField(help_text='What it is called, once among the files of the import', max_length=120)),
                ('stored_as', models.CharField(blank=True, help_text='Empty where the gate refused it', max_length=200)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('state', models.CharField(choices=[('waiting', 'Waiting to be read'), ('reading', 'Being read'), ('read', 'Read'), ('failed', 'Could not be read'), ('refused', 'Not taken')], default=jigsaw.publishing.rules.PastFileState['WAITING'], max_length=10)),
                ('pages_read', models.PositiveIntegerField(default=0)),
                ('pages', models.PositiveIntegerField(default=0, help_text='Pages of a PDF; 0 for other files')),
                ('places', models.PositiveIntegerField(default=0, help_text='Places of it at which a review was seen')),
                ('fault', models.TextField(blank=True, help_text='Why it was refused or not read, and the remedy')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnerships.partnership')),
                ('past_import', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='publishing.pastimport')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('past_import', 'number'), name='one_past_file_a_number'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), ('stored_as', '')), models.Q(models.Q(('state', 'refused'), _negated=True), models.Q(('stored_as', ''), _negated=True)), _connector='OR'), name='past_file_kept_unless_refused')],
            },
            managers=[
                ('rows', django.db.models.manager.Manager()),
            ],
        ),
        # So that the way back can make the column before it is filled.
        migrations.AlterField(
            model_name='pastimport',
            name='stored_as',
            field=models.CharField(default='', max_length=200),
        ),
        migrations.RunPython(take_files_over, give_files_back),
    ]
