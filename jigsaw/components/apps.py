from django.apps import AppConfig


class Components(AppConfig):
    name = "jigsaw.components"
    label = "components"
