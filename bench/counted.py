"""Exact counts, which no noise touches: the queries that answer one request."""

from collections.abc import Callable

from django.db import connection
from django.http import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext

STATEMENTS = ("SELECT", "INSERT", "UPDATE", "DELETE")  # the rest begins and ends transactions


def queries_of_get(path: str) -> int:
    return _counted(lambda client: client.get(path), 200)


def queries_of_post(path: str, body: bytes) -> int:
    return _counted(lambda client: client.post(path, body, content_type="application/json"), 201)


def _counted(ask: Callable[[Client], HttpResponseBase], status: int) -> int:
    client = Client(headers={"host": "127.0.0.1"})
    ask(client)  # what is read once a process is no part of a request
    with CaptureQueriesContext(connection) as captured:
        response = ask(client)
    if response.status_code != status:
        raise RuntimeError(f"Answered {response.status_code} where {status} was expected.")
    return sum(query["sql"].startswith(STATEMENTS) for query in captured.captured_queries)
