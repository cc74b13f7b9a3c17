from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('publishing', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='publication',
            name='draft_changes',
            field=models.JSONField(default=dict, help_text='Who changed which part last: {part: [revision, person, time, reordered]}'),
        ),
        migrations.AddField(
            model_name='version',
            name='documents_made_at',
            field=models.DateTimeField(null=True),
        ),
    ]
