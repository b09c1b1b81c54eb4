"""Errors stand in a summary that leads to the control, with the same words beside it, and nothing typed is dropped."""

from typing import Any

import pytest
from django.test import Client

from assessment.core import branching, questionnaire
from assessment.core.answers import Answer as GivenAnswer
from assessment.core.answers import State
from assessment.models import Answer, Submission
from tests import browsing

pytestmark = pytest.mark.django_db

CELL = "models.post_release.participation"
ASKED = questionnaire.current()
STAGES_LEFT = GivenAnswer(State.ANSWERED, ("post_release",))


@pytest.fixture
def overview(client: Client) -> str:
    return browsing.started(client)


def test_a_project_needs_a_name_and_a_whole_link(client: Client) -> None:
    response = client.post("/start/", {"name": " ", "url": "example.org/<i>"})

    assert response.status_code == 422
    assert browsing.read(response).title.startswith("Error: ")
    assert browsing.words(response).count("Give the project's name.") == 2  # in the summary and beside the field
    assert b'href="#name"' in response.content
    assert b'href="#url"' in response.content
    assert browsing.form(response)["url"] == ["example.org/<i>"]


@pytest.mark.parametrize(
    ("page", "sent", "target", "problem"),
    [
        pytest.param(
            "why",
            {"why.top_three": ["own_need", "open_science", "reputation", "share_cost"]},
            "q-why-top_three-democratise_access",
            "Choose at most 3.",
            id="too many ticks",
        ),
        pytest.param(
            "setting",
            {"setting.duties": ["none", "own_staff"]},
            "q-setting-duties-holds_money",
            "“None of these” cannot stand beside another answer",
            id="an exclusive choice beside another",
        ),
        pytest.param(
            "setting",
            {"setting.stages_worked_on": ["pre_training"], "setting.stages_worked_on~state": "unknown"},
            "q-setting-stages_worked_on-pre_training",
            "Keep one of the two",
            id="an answer and a state",
        ),
        pytest.param(
            "models",
            {CELL: "state:not_applicable"},
            "q-models-post_release-participation--reason",
            "why it does not apply",
            id="not applicable without a reason",
        ),
        pytest.param(
            "models",
            {f"{CELL}~evidence": "https://example.org/\nnot a link"},
            "q-models-post_release-participation--evidence",
            "Link 2:",
            id="not a link",
        ),
        pytest.param(
            "models",
            {f"{CELL}~evidence": "\n".join(f"https://example.org/{n}" for n in range(6))},
            "q-models-post_release-participation--evidence",
            "At most 5 links",
            id="too many links",
        ),
        pytest.param(
            "models",
            {CELL: "value:anyone", f"{CELL}~note": "x" * 1001},
            "q-models-post_release-participation--note",
            "1,001 characters; at most 1,000",
            id="too long a note",
        ),
        pytest.param(
            "models",
            {CELL: "value:everyone"},
            "q-models-post_release-participation-core_team",
            "Choose one",
            id="no such choice",
        ),
        pytest.param(
            "models",
            {CELL: "value:anyone", f"{CELL}~visibility": "secret"},
            "q-models-post_release-participation--visibility",
            "Choose one of",
            id="no such visibility",
        ),
        pytest.param(
            "setting",
            {"setting.lead_circle": "half a\x00name"},
            "q-setting-lead_circle-text",
            "control character",
            id="a character nobody can store",
        ),
        pytest.param(
            "models",
            {"models.wanted~row~pre_training": "nowhere"},
            "q-models-wanted-pre_training",
            "Choose one",
            id="no such mark",
        ),
    ],
)
def test_a_faulty_answer_is_named_and_kept(
    client: Client, overview: str, page: str, sent: dict[str, Any], target: str, problem: str
) -> None:
    response = browsing.save(client, f"{overview}pages/{page}/", sent)

    assert response.status_code == 422
    assert browsing.read(response).title.startswith("Error: ")
    assert f'href="#{target}"' in response.content.decode()
    assert f'id="{target}"' in response.content.decode()
    assert browsing.words(response).count(problem) >= 2  # in the summary and beside the question
    assert not Answer.objects.exists()
    kept = browsing.form(response)
    for name, value in sent.items():
        if not isinstance(value, list) and ":every" not in value and value not in ("secret", "nowhere"):
            assert kept[name] == [value]


def test_valid_answers_beside_a_faulty_one_are_saved(client: Client, overview: str) -> None:
    address = f"{overview}pages/models/"

    response = browsing.save(
        client, address, {CELL: "state:not_applicable", "models.pre_training.participation": "value:visible"}
    )

    assert response.status_code == 422
    assert Answer.objects.get().question == "models.pre_training.participation"
    mended = client.post(address, browsing.form(response) | {f"{CELL}~reason": "Nothing is released yet"})
    assert mended.status_code == 302
    assert Answer.objects.count() == 2


def test_more_than_three_wanted_places_are_refused_where_the_fourth_is_marked(client: Client, overview: str) -> None:
    three = {f"models.wanted~row~{stage}": "next" for stage in ("pre_training", "post_training", "post_release")}
    browsing.save(client, f"{overview}pages/models/", three)

    response = browsing.save(client, f"{overview}pages/data/", {"data.wanted~row~pre_training": "anyone"})

    assert response.status_code == 422
    assert "at most three places may be marked" in browsing.words(response)
    assert "3 saved so far" in browsing.words(response)
    assert [answer.question for answer in Answer.objects.all()] == ["models.wanted"]


def test_a_draft_that_says_nothing_cannot_be_submitted_and_the_page_says_so(client: Client, overview: str) -> None:
    response = client.post(f"{overview}submit/")

    assert response.status_code == 422
    assert "Answer at least one question." in browsing.words(response)
    assert not Submission.objects.exists()


def test_the_check_page_lists_every_question_and_leads_back_to_it(client: Client, overview: str) -> None:
    page = client.get(f"{overview}check/")

    for question in ASKED.questions.values():
        assert f"#q-{question.id.replace('.', '-')}".encode() in page.content
    assert "Not answered — the result will show a range" in browsing.words(page)


def test_the_check_page_says_what_is_left_out(client: Client, overview: str) -> None:
    browsing.save(client, f"{overview}pages/models/", {"models.pre_training.participation": "value:visible"})
    browsing.save(client, f"{overview}pages/setting/", {"setting.stages_worked_on": ["post_release"]})

    said = browsing.words(client.get(f"{overview}check/"))

    hiding = branching.hidden(ASKED, {"setting.stages_worked_on": STAGES_LEFT})
    assert f"{len(hiding)} questions are left out" in said
    browsing.submitted(client, overview)
    assert "models.pre_training.participation" not in Submission.objects.get().document


@pytest.mark.parametrize("version", ["", "-1", "many", "9" * 30, "٣"])
def test_a_mangled_version_is_no_reason_to_fail(client: Client, overview: str, version: str) -> None:
    sent = {CELL: "value:anyone", f"{CELL}~base": version}

    assert browsing.save(client, f"{overview}pages/models/", sent).status_code == 302


def test_a_form_too_large_is_refused_in_plain_words(client: Client, overview: str) -> None:
    response = client.post(f"{overview}pages/models/", {f"{CELL}~note": "x" * 1_100_000})

    assert response.status_code == 413
    assert "could not read that" in browsing.words(response)


def test_a_form_without_its_token_is_refused_in_plain_words(overview: str) -> None:
    response = Client(enforce_csrf_checks=True).post(f"{overview}pages/models/", {CELL: "value:anyone"})

    assert response.status_code == 403
    assert "Please send that again" in browsing.words(response)


def test_a_fault_of_ours_is_said_in_plain_words(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("assessment.web.views.services.start", broken)
    client.raise_request_exception = False

    response = client.post("/start/", {"name": "x"})

    assert response.status_code == 500
    assert "something broke on our side" in browsing.words(response)


@pytest.mark.parametrize("address", ["/start/", "{overview}submit/"])
def test_reloading_the_address_of_a_refused_form_leads_back_to_it(client: Client, overview: str, address: str) -> None:
    assert client.get(address.format(overview=overview)).status_code == 302
