"""Reviews that were public before are found: those without an entry in the index, and those whose words have no weight."""

from django.db import migrations


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
    dependencies = [("library", "0007_what_words_count_for")]
    operations = [migrations.RunPython(weigh_what_stands, migrations.RunPython.noop)]
