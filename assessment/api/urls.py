"""Addresses of the API that need no submission."""

from django.urls import path

from assessment.api.catalogue_of_problems import ProblemsView, ProblemView
from assessment.api.questionnaires import QuestionnaireSchemaView, QuestionnairesView, QuestionnaireView

urlpatterns = [
    path("questionnaires/", QuestionnairesView.as_view(), name="api-questionnaires"),
    path("questionnaires/<str:version>/", QuestionnaireView.as_view(), name="api-questionnaire"),
    path("questionnaires/<str:version>/schema/", QuestionnaireSchemaView.as_view(), name="api-questionnaire-schema"),
    path("problems/", ProblemsView.as_view(), name="api-problems"),
    path("problems/<slug:slug>/", ProblemView.as_view(), name="api-problem"),
]
