from django.apps import AppConfig


class Library(AppConfig):
    name = "jigsaw.library"
    label = "library"
