"""The action plan goes into a tracker as a checklist, or as texts for issues; what people typed stays text there."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from recommendations.core import catalogue
from recommendations.core.deciding import Typed
from recommendations.presentation.as_markdown import escaped
from tests import people
from tests.answers_of import ASKED
from tests.steps import advised, decide, wishing

KNOWN = catalogue.get(ASKED.version).by_id
HOSTILE = "](https://evil.example) <img src=x onerror=alert(1)> **bold** `code` ![x](y) | # $x$ &lt; ~~s~~ \\"


def tokens(text: str) -> list[str]:
    """What a reader of Markdown makes of one line, beside plain words."""
    plain = {"text", "text_special", "entity"}
    made = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parseInline(text)[0]
    return [each.type for each in made.children or [] if each.type not in plain]


def shown(text: str) -> str:
    made = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parseInline(text)[0]
    return "".join(each.content for each in made.children or [])


def downloaded(client: Client, address: str) -> str:
    response: Any = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    assert response["Content-Disposition"].startswith('attachment; filename="northern-lights-lm-')
    return str(response.content.decode())


@pytest.mark.parametrize("text", [HOSTILE, "# title", "@ana", "a_b_c", "https://example.org/?a=1&b=2", "\\*", "<!-- x"])
def test_hostile_words_are_shown_as_they_were_typed(text: str) -> None:
    assert tokens(escaped(text)) == []
    assert shown(escaped(text)) == text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs"]), min_size=1))
def test_no_text_at_all_becomes_markup(text: str) -> None:
    assert tokens(escaped(text)) == []


@pytest.mark.django_db
def test_the_checklist_ticks_what_is_done_and_names_who_and_when(client: Client) -> None:
    submission, keys = wishing()
    first, second, third = (KNOWN[each] for each in advised(submission)[:3])
    decide(submission.project, first.id, Typed("planned", "Ana", "2026-06-01", HOSTILE + "\n# not a heading"))
    decide(submission.project, second.id, Typed("done"))
    decide(submission.project, third.id, Typed("dismissed", reason="Too few of us"))

    text = downloaded(client, f"/k/{keys.view}/action-plan/checklist.md")

    assert f"- [ ] **{first.title}**: Ana; by 1 June 2026; \\]" in text
    assert f"  - [ ] {first.steps[0]}" in text
    assert f"- [x] **{second.title}**" in text
    assert f"- **{third.title}**: Too few of us" in text
    assert "\n# not" not in text


@pytest.mark.django_db
def test_an_issue_says_why_how_and_when_it_worked(client: Client) -> None:
    submission, keys = wishing()
    first, second = (KNOWN[each] for each in advised(submission)[:2])
    decide(submission.project, first.id, Typed("planned", "--- Ana"))
    decide(submission.project, second.id, Typed("done"))

    text = downloaded(client, f"/k/{keys.view}/action-plan/issues.md")
    alone = downloaded(client, f"/k/{keys.view}/action-plan/steps/{first.id}/issue.md")

    assert alone.startswith(f"# {first.title}\n\nPlanned: --- Ana\n")
    assert "- You want more people in Models · post-release (A3)" in alone
    assert f"- [ ] {first.steps[-1]}" in alone
    assert f"**It worked when:** {first.sign}" in alone
    assert alone.strip() in text
    assert f"# {second.title}" not in text
    assert client.get(f"/k/{keys.view}/action-plan/steps/{second.id}/issue.md").status_code == 404


@pytest.mark.django_db
def test_no_file_gives_a_link_away_and_a_members_file_leads_to_the_result(client: Client) -> None:
    submission, keys = wishing()
    ana = people.person()
    people.member(submission.project, ana)
    inside = f"{settings.SITE_URL}/projects/{submission.project_id}/results/{submission.id}/"

    for name in ("checklist.md", "issues.md"):
        with_link = downloaded(client, f"/k/{keys.edit}/action-plan/{name}")
        as_member = downloaded(people.signed_in(ana), f"/projects/{submission.project_id}/action-plan/{name}")

        assert "/k/" not in with_link
        assert keys.edit not in with_link + as_member
        assert inside in as_member


@pytest.mark.django_db
def test_the_checklist_is_in_the_readers_language(client: Client) -> None:
    submission, keys = wishing()
    title = catalogue.get(ASKED.version, "es").by_id[advised(submission)[0]].title

    text = client.get(f"/k/{keys.view}/action-plan/checklist.md", headers={"accept-language": "es"}).content.decode()

    assert title in text
