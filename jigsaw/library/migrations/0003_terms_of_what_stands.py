from django.db import migrations

from jigsaw.library.rules import terms_of


def fill(apps, schema_editor):
    """Give each review that stands its words of the vocabulary."""
    using = schema_editor.connection.alias
    edition_term = apps.get_model("library", "EditionTerm")
    standing = apps.get_model("library", "PublishedEdition").objects.using(using).filter(withdrawn_at=None)
    for row in standing.only("edition", "published_on").iterator(100):
        edition_term.objects.using(using).bulk_create(
            edition_term(edition_id=row.pk, list=name, slug=slug, published_on=row.published_on)
            for name, slug in terms_of(row.edition)
        )


class Migration(migrations.Migration):
    dependencies = [("library", "0002_terms_of_editions")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
