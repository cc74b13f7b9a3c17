from django.apps import AppConfig


class Learning(AppConfig):
    name = "jigsaw.learning"
    label = "learning"
