"""The addresses of the staff site as the demonstration has them."""

from django.urls import include, path

from jigsaw.config.urls_casework import handler404, handler500
from jigsaw.config.urls_casework import urlpatterns as staff

__all__ = ["handler404", "handler500", "urlpatterns"]
urlpatterns = [*staff, path("demo/", include("jigsaw.config.demo.urls"))]
