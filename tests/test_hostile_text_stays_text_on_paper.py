"""What people type is text in the report, whatever it looks like."""

from collections import Counter
from collections.abc import Sequence
from html.parser import HTMLParser

from recommendations import reporting
from recommendations.core.plan import Plan
from tests.planned import every_question, plan_of, squeezed, words

HOSTILE = (
    "<img src=http://127.0.0.1:9/x>",
    "</td></tr></table><script>alert(1)</script>",
    "<style>@page{size:1mm}*{display:none}</style>",
    "\"><svg onload='x'><title>gone</title>",
    "{{ result.digest }}{% now 'Y' %}{# gone #}",
    "&lt;b&gt; &amp;amp; ]]> --> <!--",
    "javascript:alert(1) [click](http://example.org)",
    "=cmd|' /C calc'!A0 %s %(name)s \\u202e",
)
KEYS = (
    "governance.control",
    "governance.transparency",
    "governance.path",
    "governance.continuity",
    "setting.people",
    "setting.phase",
    "setting.scope",
    "governance.last_word",
)


def plan_with(texts: Sequence[str]) -> Plan:
    answers = every_question()
    for key, text in zip(KEYS, texts, strict=True):
        answers[key]["note"] = text
    answers["setting.lead_circle"] = {"value": texts[1]}
    answers["models.pre_training.participation"] = {"not_applicable": texts[2]}
    return plan_of(answers, name=texts[3])


def test_hostile_text_appears_literally_and_adds_no_element() -> None:
    hostile, plain = plan_with(HOSTILE), plan_with(["plain text"] * len(HOSTILE))

    said = words(reporting.pdf_of(hostile))

    assert [text for text in HOSTILE if squeezed(text) not in said] == []
    assert elements_of(reporting.html_of(hostile)) == elements_of(reporting.html_of(plain))


def elements_of(html: str) -> Counter[str]:
    found: Counter[str] = Counter()

    class Counting(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.update([tag, *(f"{tag} {name}" for name, _ in attrs)])

    Counting().feed(html)
    return found
