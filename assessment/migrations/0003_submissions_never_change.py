"""A submission is what people hold a reference to, so the database itself refuses to change one."""

from django.db import migrations

CONTENT = "document, digest, questionnaire_version, questionnaire_digest, scoring_version, profile, submitted_at"

MADE = {
    "sqlite": [
        f"""CREATE TRIGGER submission_never_changes BEFORE UPDATE OF {CONTENT} ON assessment_submission
        BEGIN SELECT RAISE(ABORT, 'a submission never changes'); END"""
    ],
    "postgresql": [
        """CREATE FUNCTION submission_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'a submission never changes' USING ERRCODE = 'integrity_constraint_violation';
        END $$""",
        f"""CREATE TRIGGER submission_never_changes BEFORE UPDATE OF {CONTENT} ON assessment_submission
        FOR EACH ROW EXECUTE FUNCTION submission_never_changes()""",
    ],
}
UNMADE = {
    "sqlite": ["DROP TRIGGER submission_never_changes"],
    "postgresql": [
        "DROP TRIGGER submission_never_changes ON assessment_submission",
        "DROP FUNCTION submission_never_changes()",
    ],
}


def make(apps, schema_editor):
    for statement in MADE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def unmake(apps, schema_editor):
    for statement in UNMADE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ("assessment", "0002_history_comments_and_next_time"),
    ]

    operations = [migrations.RunPython(make, unmake)]
