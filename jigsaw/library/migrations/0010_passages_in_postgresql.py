"""Nothing any more: reviews that were public before there was a search come into its index with 0011."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("library", "0009_small_columns_first")]
    operations = []
