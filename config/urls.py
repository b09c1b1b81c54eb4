from django.urls import path
from config import health

urlpatterns = [path("livez", health.livez), path("readyz", health.readyz)]
