"""What a file of an import is called, kept as and how far it is read stands with the file alone."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('publishing', '0007_past_files'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='pastimport',
            name='pages',
        ),
        migrations.RemoveField(
            model_name='pastimport',
            name='pages_read',
        ),
        migrations.RemoveField(
            model_name='pastimport',
            name='stored_as',
        ),
        migrations.AlterField(
            model_name='pastimport',
            name='name',
            field=models.CharField(help_text='What its first file is called, and how many more there are', max_length=120),
        ),
        migrations.AlterField(
            model_name='pastimport',
            name='sha256',
            field=models.CharField(help_text='Seal of the set of its files, in any order', max_length=64),
        ),
    ]
