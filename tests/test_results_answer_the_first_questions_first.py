"""The results page: its order, its links into details, and nothing that waits for a report."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from assessment import examples, services
from recommendations import reporting
from recommendations import services as reports
from tests.answers_of import parsed
from tests.browsing import parse
from tests.planned import every_question
from tests.submitted import NOW, opened

pytestmark = pytest.mark.django_db

ORDER = ("cells", "plain", "motives", "advice", "sure", "take", "detail", "govern", "like", "answers", "method")


def shown(client: Client, raw: dict[str, dict[str, object]] | None = None) -> str:
    submission, keys = opened(every_question() if raw is None else raw)
    page = client.get(f"/k/{keys.view}/results/{submission.id}/")
    assert page.status_code == 200
    return page.content.decode()


def ids(page: str) -> list[str]:
    return [value for _tag, name, value in parse(page.encode()).attributes if name == "id"]


def test_it_answers_in_the_order_in_which_a_reader_asks(client: Client) -> None:
    found = [each for each in ids(shown(client)) if each in ORDER]

    assert found == list(ORDER)


def test_the_exact_table_follows_the_map_directly(client: Client) -> None:
    page = shown(client)

    assert page.index("map-wide") < page.index('<table class="cells">') < page.index('id="plain"')
    assert not re.search(r"<details[^>]*>(?:(?!</details>).)*<table class=\"cells\">", page, re.DOTALL)


@pytest.mark.parametrize("raw", [None, {"governance.transparency": {"value": "announced"}}], ids=["full", "little"])
def test_every_link_on_the_page_leads_to_something_there(
    client: Client, raw: dict[str, dict[str, object]] | None
) -> None:
    page = shown(client, raw)
    links = {value[1:] for _tag, name, value in parse(page.encode()).attributes if name == "href" and value[:1] == "#"}

    assert links - {*ids(page)} == set()
    assert len(ids(page)) == len({*ids(page)})


def test_every_number_is_one_click_from_its_reasons(client: Client) -> None:
    page = shown(client)

    leads = {value for _tag, name, value in parse(page.encode()).attributes if name == "href" and "/why/" in value}

    assert sum("/why/cell." in each for each in leads) == 18
    assert sum("/why/facet." in each for each in leads) == 8
    assert sum("/why/stage." in each for each in leads) == 3
    assert all(client.get(each).status_code == 200 for each in sorted(leads)[:5])


def test_a_second_assessment_shows_where_the_first_one_stood(client: Client) -> None:
    assessment, keys = services.start(name="Again", url="", language="en", now=NOW)

    def submitted(rung: str, version: int, days: int) -> tuple[str, str]:
        answer = parsed("data.pre_training.participation", {"value": rung})
        given = {"data.pre_training.participation": services.Given(answer, version)}
        services.record(assessment=assessment, given=given, now=NOW)
        submission = services.submit(assessment=assessment, now=NOW + timedelta(days=days))
        page = client.get(f"/k/{keys.view}/results/{submission.id}/").content.decode()
        return page, reporting.html_of(reports.plan_for(submission=submission, language="en"))

    (first, first_report), (second, second_report) = submitted("invited", 0, 1), submitted("anyone", 1, 366)

    assert "Open dots" not in first + first_report
    for told in (second, second_report):
        assert "Open dots show the last assessment, of 15 May 2026: 1 cell stands elsewhere now." in told
        assert "was: invited" in told
        assert "last time: invited" in told
        assert "<circle" in told
    assert "Where the cell stood at the last assessment" in second_report


def test_the_public_edition_knows_no_last_time(client: Client) -> None:
    assessment, _keys = services.start(name="Again", url="", language="en", now=NOW)
    for version, rung in enumerate(("invited", "anyone")):
        answer = parsed("data.pre_training.participation", {"value": rung})
        given = {"data.pre_training.participation": services.Given(answer, version)}
        services.record(assessment=assessment, given=given, now=NOW)
        submission = services.submit(assessment=assessment, now=NOW + timedelta(days=version))

    public = reporting.html_of(reports.plan_for(submission=submission, language="en", edition="public"))

    assert "was: invited" not in public
    assert "<circle" not in public


def test_an_example_says_that_nobody_of_the_project_spoke(client: Client) -> None:
    examples.load(now=NOW)
    example = next(each for each in examples.listed() if each.key == "example-bloom")

    page = client.get(f"/k/{example.key}/results/{example.submission.id}/").content.decode()

    assert "Nobody of the project took part" in page
    assert "an example, filled in by us" in page


def test_examples_are_listed_by_name_each_with_its_map_and_its_headline(client: Client) -> None:
    examples.load(now=NOW)

    page = client.get("/").content.decode()

    names = [each.submission.project.name for each in examples.listed()]
    assert names == sorted(names, key=str.casefold)
    assert page.count(">Collaboration map of ") == len(names)
    assert "Built with chosen partners in places, not all charted" in page
