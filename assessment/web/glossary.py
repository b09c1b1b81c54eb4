"""The words that the questionnaire explains: all of them, or those that one question marks."""

from dataclasses import dataclass

from assessment.citing import Cited, cited
from assessment.core import terms
from assessment.core.questionnaire import Question, Questionnaire, Term


@dataclass(frozen=True, slots=True)
class Entry:
    term: Term
    sources: tuple[Cited, ...]


def entries(asked: Questionnaire) -> tuple[Entry, ...]:
    """The whole glossary, from A to Z."""
    ordered = sorted(asked.glossary, key=lambda term: term.term.casefold())
    return tuple(Entry(term, cited(asked, term.sources)) for term in ordered)


def marked_in(asked: Questionnaire, question: Question) -> tuple[Term, ...]:
    """The terms that a question's help and reason mark, each once, in the order they are met."""
    forms = (*terms.marked(question.help), *terms.marked(question.why))
    found = {term.id: term for form in forms if (term := asked.term_of.get(form.casefold()))}
    return tuple(found.values())
