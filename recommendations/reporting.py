"""A plan as a report: HTML in the plan's language, then PDF."""

from datetime import datetime

from django.template.loader import render_to_string
from django.utils import translation

from recommendations import pdf, presentation
from recommendations.core.plan import Plan


def html_of(plan: Plan) -> str:
    """The report as one HTML document, in the plan's language whatever the caller's is."""
    with translation.override(plan.language):
        result = presentation.present(plan, theme="print")
        context = {"result": result, "paper": presentation.on_paper(plan, result), "plan": plan}
        return render_to_string("recommendations/report.html", context)


def pdf_of(plan: Plan) -> bytes:
    """The report as PDF/UA, with the document attached. The same plan gives the same bytes."""
    submitted = datetime.fromisoformat(plan.record.submitted_at)
    html = html_of(plan)
    with translation.override(plan.language):
        return pdf.render(html, document=plan.document.encode(), identifier=plan.record.digest, created=submitted)
