"""The action plan as Markdown: a checklist, and texts for issues. What people typed stays text in it.

An address below a project's link would give the link away to whoever reads the file; so a caller passes an address of
the result only where it opens nothing by itself.
"""

import re
from collections.abc import Iterable, Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from recommendations.presentation.action_plan import ActionPlan, StepShown
from recommendations.presentation.shapes import AdviceShown

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~&$])")
BETWEEN = "\n\n---\n\n"


def checklist(plan: ActionPlan, *, result: str) -> str:
    """A list to tick off, in the form that GitHub, GitLab and Forgejo share."""
    parts = [(_("Planned"), plan.planned), (_("Advised, and not decided"), plan.open), (_("Done"), plan.done)]
    lines = [f"# {_('Action plan')}: {escaped(plan.project_name)}", ""]
    lines += [f"{_('Results')}: <{result}>", ""] if result else []
    for title, steps in parts:
        if steps:
            lines += [f"## {title}", "", *(line for step in steps for line in _item(step)), ""]
    if plan.dismissed:
        lines += [f"## {_('Not for us')}", "", *(f"- {_named(step)}" for step in plan.dismissed), ""]
    return "\n".join(lines)


def issues(steps: Iterable[StepShown], *, result: str) -> str:
    """One text a step, its first line the title."""
    return BETWEEN.join("\n".join(_issue(step, result)).strip() for step in steps) + "\n"


def escaped(text: str) -> str:
    """Text in one line that no reader of Markdown takes for anything else."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))


def _item(step: StepShown) -> Iterator[str]:
    done = step.decision is not None and step.decision.state == "done"
    yield f"- [{'x' if done else ' '}] {_named(step)}"
    if step.advice and not done:
        yield from (f"  - [ ] {escaped(each)}" for each in step.advice.steps)
        yield f"  - {_('It worked when:')} {escaped(step.advice.sign)}"


def _named(step: StepShown) -> str:
    said = _said(step)
    return f"**{escaped(step.title)}**" + (f": {said}" if said else "")


def _said(step: StepShown) -> str:
    """Who, by when and why, as far as it was said."""
    if (decision := step.decision) is None:
        return ""
    planned = decision.due if decision.state == "planned" else None
    due = _("by %(day)s") % {"day": date_format(planned, "DATE_FORMAT")} if planned else ""
    return "; ".join(filter(None, (escaped(decision.who), due, escaped(decision.reason))))


def _issue(step: StepShown, result: str) -> Iterator[str]:
    yield from (f"# {escaped(step.title)}", "")
    if said := _said(step):
        yield from (said, "")
    if step.advice:
        yield from _body(step.advice)
    if result:
        yield f"{_('From our assessment:')} <{result}#advice-{step.id}>"


def _body(advice: AdviceShown) -> Iterator[str]:
    yield from (f"## {_('Why')}", "")
    yield from (f"- {escaped(each)}" for each in advice.why)
    yield from ("", escaped(advice.brings), "", f"## {_('First steps')}", "")
    yield from (f"- [ ] {escaped(each)}" for each in advice.steps)
    yield from ("", f"**{_('It worked when:')}** {escaped(advice.sign)}", "")
    effort = (advice.effort, advice.impact, advice.upkeep, *advice.needs)
    yield from (f"**{_('What it takes')}:** {escaped(', '.join(effort))}. {escaped(advice.who_must_agree)}", "")
    yield from (f"## {_('Rests on')}", "")
    for source in advice.sources:
        place = f", {escaped(source.at)}" if source.at else ""
        yield f"- [{escaped(source.title)}](<{source.url}>){place}"
    yield ""
