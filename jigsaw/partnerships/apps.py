from django.apps import AppConfig


class Partnerships(AppConfig):
    name = "jigsaw.partnerships"
    label = "partnerships"
