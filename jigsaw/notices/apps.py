from django.apps import AppConfig


class Notices(AppConfig):
    name = "jigsaw.notices"
    label = "notices"
