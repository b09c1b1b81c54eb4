"""Addresses of results and reports. Names are given to no free text: a fixed word stands before every id."""

from django.urls import path

from recommendations.web import action_plan, action_plan_files, compare, my_data, open_pages, styleguide, verify, views

urlpatterns = [
    path("styleguide/", styleguide.styleguide, name="styleguide"),
    path("questionnaire/questionnaire.pdf", open_pages.questionnaire_pdf, name="questionnaire_pdf"),
    path("accounts/data/", my_data.page, name="my_data"),
    path("accounts/data/my-data.zip", my_data.file, name="my_data_file"),
    path("verify/", verify.verify, name="verify"),
    path("verify/<str:digest>/", verify.verified, name="verified"),
    path("<entry:entry>/results/<uuid:submission_id>/", views.results, name="results"),
    path("<entry:entry>/results/<uuid:submission_id>/why/<str:value>/", views.why, name="why"),
    path("<entry:entry>/results/<uuid:submission_id>/document.json", views.result_document, name="result_document"),
    path("<entry:entry>/results/<uuid:submission_id>/reports/", views.ask_report, name="ask_report"),
    path("<entry:entry>/action-plan/", action_plan.action_plan, name="action_plan"),
    path("<entry:entry>/action-plan/checklist.md", action_plan_files.checklist, name="action_plan_checklist"),
    path("<entry:entry>/action-plan/issues.md", action_plan_files.issues, name="action_plan_issues"),
    path("<entry:entry>/action-plan/steps/<slug:recommendation>/", action_plan.decide, name="decide"),
    path("<entry:entry>/action-plan/steps/<slug:recommendation>/issue.md", action_plan_files.issue, name="step_issue"),
    path("<entry:entry>/compare/<uuid:before>/<uuid:after>/", compare.compare, name="compare"),
    path("<entry:entry>/reports/<uuid:report_id>/", views.report, name="report"),
    path("<entry:entry>/reports/<uuid:report_id>/report.pdf", views.report_file, name="report_file"),
]
