"""How values are worked out, in words: one rule for each kind of value. Pure.

The rules describe the scoring code and not a questionnaire, so they have no version of their own; a change of what they
say goes with a new `SCORING_VERSION`.
"""

from functools import cache

from assessment.core.content import Content, Id, Sources, Text
from assessment.core.overlay import SOURCE, VersionFiles
from assessment.core.questionnaire import CONTENT


class Rule(Content):
    id: Id
    title: Text
    text: Text
    sources: Sources


class Rules(Content):
    rules: tuple[Rule, ...]


@cache
def get(language: str = SOURCE) -> dict[str, Rule]:
    """Every rule by its id. Raises BrokenContent."""
    return {rule.id: rule for rule in VersionFiles(CONTENT, language).read("rules.yaml", Rules).rules}
