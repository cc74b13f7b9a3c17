from django.apps import AppConfig


class Audit(AppConfig):
    name = "jigsaw.audit"
    label = "audit"
