from django.apps import AppConfig


class Publishing(AppConfig):
    name = "jigsaw.publishing"
    label = "publishing"
