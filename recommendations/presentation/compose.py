"""Builds a Result from a Plan: looks up the words, draws the pictures, decides nothing about the project itself."""

from datetime import datetime

from django.utils.translation import gettext as _

from assessment.citing import Cited, cited
from assessment.core import branching, naming
from assessment.core.answers import UNANSWERED, State
from assessment.core.document import Document
from assessment.core.profile import Profile
from assessment.core.questionnaire import Question, Questionnaire
from assessment.wording import value_lines
from recommendations import wording
from recommendations.advice_in_words import unserved_sentence
from recommendations.charts.palette import Theme
from recommendations.core import catalogue as catalogues
from recommendations.core.catalogue import Catalogue
from recommendations.core.plan import Plan
from recommendations.presentation import advice, decided, facts, governance, participation
from recommendations.presentation.headline import headline, lede
from recommendations.presentation.picture import picture
from recommendations.presentation.pieces import anchor, document_of
from recommendations.presentation.plain import plain
from recommendations.presentation.shapes import (
    AnswerShown,
    FindOutShown,
    PageShown,
    Result,
    SoftCheckShown,
)


def present(plan: Plan, theme: Theme = "screen") -> Result:
    """Everything a page or the report says about one plan, in its language."""
    made = document_of(plan)
    asked, profile = made.questionnaire, plan.profile
    catalogue = catalogues.get(plan.advice.catalogue_version, plan.language)
    then = plan.last.rungs if plan.last else {}
    shown = picture(asked, profile, made.project.name, then, theme)
    actions, orientation = advice.actions(asked, catalogue, plan), advice.orientation(asked, catalogue, plan)
    unsettled = [each for each in actions if each.number]
    return Result(
        project_name=made.project.name,
        project_url=made.project.url,
        reference=plan.record.reference,
        submitted_at=datetime.fromisoformat(plan.record.submitted_at),
        digest=plan.record.digest,
        questionnaire=asked.header.title,
        version=asked.version,
        draft_version=asked.header.status == "draft",
        catalogue_version=catalogue.version,
        eyebrow=_("Collaboration map"),
        headline=headline(asked, profile),
        lede=lede(asked, profile),
        plain=plain(asked, profile),
        map=shown.map,
        map_phone=shown.map_phone,
        legend=shown.legend,
        moved=participation.moved(profile, plan.last),
        domains=participation.domains(asked, profile, then, theme),
        stages=participation.stages(asked, profile, theme),
        facets=governance.facets(made, profile, theme),
        model=governance.model(asked, profile, theme),
        motivations=advice.motivations(asked, profile, theme),
        facts=facts.tables(asked, profile),
        soft_checks=_soft_checks(asked, profile),
        advice=tuple(each for each in unsettled if not each.lacks),
        later=tuple(each for each in unsettled if each.lacks),
        settled=tuple(each for each in actions + orientation if not each.number),
        decisions=decided.decisions(plan),
        kept=advice.kept(asked, catalogue, plan),
        wanted=tuple(
            f"{wording.place(asked, each.id)}: {wording.rung(asked, each.wanted or 0)}" for each in profile.wanted
        ),
        find_out=tuple(
            FindOutShown(
                asked.questions[each.question].text,
                anchor(each.question),
                tuple(catalogue.by_id[one].title for one in each.decides),
            )
            for each in plan.advice.find_out
        ),
        orientation=tuple(each for each in orientation if each.number),
        unserved=tuple(unserved_sentence(asked, profile.cell(each)) for each in plan.advice.unserved),
        completeness=_completeness(profile),
        answered_by=", ".join(_answered_by(made)),
        evidence=_evidence(profile),
        pages=_pages(made),
        sources=_works(asked, catalogue, plan),
    )


def _works(asked: Questionnaire, catalogue: Catalogue, plan: Plan) -> tuple[Cited, ...]:
    """Every work that the result's own statements rest on, once. Each answer names its sources beside it."""
    advised = [catalogue.by_id[each] for each in plan.advice.orientation]
    advised += [catalogue.by_id[match.recommendation] for match in plan.advice.matches]
    cited_by = [domain.sources for domain in asked.dimensions.domains]
    cited_by += [pattern.sources for pattern in asked.dimensions.patterns]
    cited_by += [model.sources for model in asked.governance.models]
    cited_by += [motive.sources for motive in asked.motives.motives]
    cited_by += [each.sources for each in advised]
    keys = {source.key for sources in cited_by for source in sources}
    keys |= {source.key for each in advised for example in each.examples for source in example.sources}
    return tuple(Cited(each.key, each.title, each.url, "", "") for each in asked.references if each.key in keys)


def _completeness(profile: Profile) -> str:
    found = profile.completeness
    said = _("%(answered)s of %(asked)s questions are answered") % {"answered": found.answered, "asked": found.asked}
    rest = [
        (found.unknown, _("%(n)s not known")),
        (found.withheld, _("%(n)s not disclosed")),
        (found.not_applicable, _("%(n)s not applicable")),
        (found.unanswered, _("%(n)s left open")),
    ]
    return "; ".join([said, *(text % {"n": count} for count, text in rest if count)]) + "."


def _evidence(profile: Profile) -> str:
    found = profile.evidence
    if not found.upper:
        return _("No answer stands on one of the two upper levels, where we ask for an example.")
    return _("%(linked)s of %(upper)s answers on the two upper levels carry a link.") % {
        "linked": found.linked,
        "upper": found.upper,
    }


def _answered_by(made: Document) -> tuple[str, ...]:
    """The roles of those who answered: one person rarely knows data, law, training and community alike."""
    question = made.questionnaire.questions.get(naming.ANSWERED_BY)
    return value_lines(made.questionnaire, question, made.answers.get(question.id, UNANSWERED)) if question else ()


def _soft_checks(asked: Questionnaire, profile: Profile) -> tuple[SoftCheckShown, ...]:
    checks = {check.id: check for check in asked.soft_checks}
    return tuple(
        SoftCheckShown(
            text=checks[hit.id].text,
            questions=tuple((anchor(each), asked.questions[each].text) for each in hit.questions),
            sources=cited(asked, checks[hit.id].sources),
        )
        for hit in profile.soft_checks
        if hit.id in checks
    )


def _pages(made: Document) -> tuple[PageShown, ...]:
    """Every question that was asked, with its answer, page by page."""
    closed = branching.hidden(made.questionnaire, made.answers)
    return tuple(
        _page(made, page.title, [question for question in page.questions if question.id not in closed])
        for page in made.questionnaire.pages
    )


def _page(made: Document, title: str, questions: list[Question]) -> PageShown:
    answers = tuple(_answer(made, question) for question in questions)
    counts = {"answered": sum(each.state == State.ANSWERED for each in answers), "asked": len(answers)}
    return PageShown(title, _("%(answered)s of %(asked)s answered") % counts, answers)


def _answer(made: Document, question: Question) -> AnswerShown:
    answer = made.answers.get(question.id, UNANSWERED)
    return AnswerShown(
        anchor=anchor(question.id),
        question=question.text,
        state=answer.state,
        answer=wording.answer_lines(made.questionnaire, question, answer),
        note=answer.note,
        evidence=answer.evidence,
        visibility=answer.visibility or question.visibility,
        sources=cited(made.questionnaire, question.sources),
    )
