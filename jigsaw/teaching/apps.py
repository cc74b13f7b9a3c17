from django.apps import AppConfig


class Teaching(AppConfig):
    name = "jigsaw.teaching"
    label = "teaching"
