"""Reviews that were public before there was a search are found by it too."""

from django.db import migrations


def index_what_stands(apps, schema_editor):
    standing = apps.get_model("library", "PublishedEdition").objects.filter(withdrawn_at=None)
    keys = list(standing.values_list("pk", flat=True))
    if not keys:
        return
    from jigsaw.library.models import PublishedEdition
    from jigsaw.library.search.indexing import put_into_index

    for row in PublishedEdition.objects.filter(pk__in=keys).prefetch_related("files"):
        put_into_index(row, files=[file.name for file in row.files.all()], document_texts={})


class Migration(migrations.Migration):
    dependencies = [("library", "0005_search_index")]
    operations = [migrations.RunPython(index_what_stands, migrations.RunPython.noop)]
