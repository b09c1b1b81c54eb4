"""The service's own settings without what would stand in the way of measuring. All else is as it is served."""

from config.settings import *  # noqa: F403 -- that these are the same settings is the point
from config.settings import STORAGES, THROTTLE_RATES

ROOT_URLCONF = "bench.urls"
THROTTLE_RATES = dict.fromkeys(THROTTLE_RATES, ("1000000/second", "1000000/second"))
REPORTS_QUEUED_AT_MOST = 1_000_000
CELERY_WORKER_MAX_TASKS_PER_CHILD = 1_000_000  # recycling costs every worker the same now and then, and hides growth

# The names of static files carry digests as they are served; nobody reads the files, so they are not compressed.
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}}
