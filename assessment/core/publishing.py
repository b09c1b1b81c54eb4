"""What of a document is for everyone: the public document, which no internal answer can be read from. Pure."""

from dataclasses import replace

from assessment.core import branching
from assessment.core.answers import Answer, Visibility
from assessment.core.document import Document
from assessment.core.questionnaire import Question


def public_document(made: Document) -> Document:
    """The same project with its public answers alone. Wishes stay on the project's own pages.

    It has a digest of its own. What it holds back looks like what was never answered, so it gives nothing away.
    """
    asked = made.questionnaire
    told = {
        question_id: answer
        for question_id, answer in made.answers.items()
        if question_id not in asked.wishes and is_public(asked.questions[question_id], answer)
    }
    closed = branching.hidden(asked, told)
    return replace(made, answers={key: answer for key, answer in told.items() if key not in closed})


def is_public(question: Question, answer: Answer) -> bool:
    return (answer.visibility or question.visibility) is Visibility.PUBLIC
