from django.apps import AppConfig


class Files(AppConfig):
    name = "jigsaw.files"
    label = "files"
