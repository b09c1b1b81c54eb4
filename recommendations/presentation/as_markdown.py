"""The action plan as Markdown: a checklist, and texts for issues. What people typed stays text in it.

An address below a project's link would give the link away to whoever reads the file; so a caller passes an address of
the result only where it opens nothing by itself.
"""

import re
from collections.abc import Iterable, Iterator

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from recommendations.presentation.action_plan import ActionPlan, StepShown
from recommendations.presentation.shapes import AdviceShown

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~&$])")
BETWEEN = "\n\n---\n\n"


def checklist(plan: ActionPlan, *, result: str) -> str:
    """A list to tick off, in the form that GitHub, GitLab and Forgejo share."""
    title = _("Action plan of %(name)s") % {"name": escaped(plan.project_name)}
    parts = [(_("Planned"), plan.planned), (_("Advised, and not decided"), plan.open), (_("Done"), plan.done)]
    lines = [f"# {title}", "", *_source(result)]
    for heading, steps in parts:
        if steps:
            lines += [_heading(heading), "", *(line for step in steps for line in _item(step)), ""]
    if plan.dismissed:
        lines += [_heading(_("Not for us")), "", *(f"- {_named(step)}" for step in plan.dismissed), ""]
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
        yield "  - " + _labelled(_("It worked when:"), step.advice.sign)


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
    if step.decision and (said := _said(step)):  # after a word of ours, because a line's beginning can be markup too
        yield from (f"{capfirst(step.decision.label)}: {said}", "")
    if step.advice:
        yield from _body(step.advice)
    yield from _source(f"{result}#advice-{step.id}" if result else "")


def _body(advice: AdviceShown) -> Iterator[str]:
    yield from (_heading(_("Why")), "")
    yield from (f"- {escaped(each)}" for each in advice.why)
    yield from ("", escaped(advice.brings), "", _heading(_("First steps")), "")
    yield from (f"- [ ] {escaped(each)}" for each in advice.steps)
    takes = ", ".join((advice.effort, advice.impact, advice.upkeep, *advice.needs))
    yield from ("", _labelled(_("It worked when:"), advice.sign), "", _labelled(_("What it takes:"), takes), "")
    yield from (_labelled(_("Who must agree:"), advice.who_must_agree), "", _heading(_("Rests on")), "")
    for source in advice.sources:
        place = f", {escaped(source.at)}" if source.at else ""
        yield f"- [{escaped(source.title)}](<{source.url}>){place}"
    yield ""


def _source(result: str) -> list[str]:
    return [_("From our assessment: %(address)s") % {"address": f"<{result}>"}, ""] if result else []


def _heading(text: str) -> str:
    return f"## {text}"


def _labelled(label: str, text: str) -> str:
    return f"**{label}** {escaped(text)}"
