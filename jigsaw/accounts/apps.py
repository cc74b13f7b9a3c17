from django.apps import AppConfig


class Accounts(AppConfig):
    name = "jigsaw.accounts"
    label = "accounts"
