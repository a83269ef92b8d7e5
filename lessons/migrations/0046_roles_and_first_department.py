"""The ready-made roles, and one department for what is there already.

Until now whoever had a right in the administration had it everywhere. Everything that is there
becomes one department's, «Кафедра», and those with rights look after it: nobody loses anything, and
the department can be renamed and divided. Where nothing is there yet, no department is made.
"""

from django.db import migrations

from lessons.domain.text.collation import collation_key
from lessons.domain.text.search import search_key

FIRST_DEPARTMENT = "Кафедра"
ACTIONS = ("view", "add", "change", "delete")
MATERIAL = ("course", "lesson", "section", "question", "classroom", "membership", "user")
ROLES = {
    "department-admin": [
        *(f"{action}_{model}" for action in ("view", "add", "change") for model in MATERIAL),
        *("view_assignment", "add_assignment", "change_assignment"),
        *("delete_course", "delete_section"),
        *("view_department", "view_source", "view_questionversion", "view_slip"),
    ],
    "system-admin": [
        "all_departments",
        *(
            f"{action}_{model}"
            for action in ACTIONS
            for model in (*MATERIAL, "assignment", "department", "journalpreset")
        ),
        *(
            f"view_{model}"
            for model in (
                *("allowance", "attempt", "backgroundtask", "comment", "delivery", "extratime"),
                *("journalentry", "journalrules", "latecopy", "lease", "marking", "message"),
                *("practiceanswer", "practicesitting", "proposal", "questionversion", "response"),
                *("responseevent", "reviewcard", "secondlook", "setaside", "slip", "source"),
                *("wordingoffer", "worker", "kepttext", "workreturn", "workfile", "textmatch"),
                *("livesession", "liveanswer"),
            )
        ),
        *("change_backgroundtask", "view_accessattempt", "delete_accessattempt"),
        *("view_accesslog", "view_accessfailurelog"),
    ],
}
"""What each may; a later migration adds to it."""
APPS = {"accessattempt": "axes", "accesslog": "axes", "accessfailurelog": "axes"}


def make_roles(apps, schema_editor):
    alias = schema_editor.connection.alias
    groups = apps.get_model("auth", "Group").objects.using(alias)
    for name, codes in ROLES.items():
        role, _ = groups.get_or_create(name=name)
        role.permissions.set([_permission(apps, alias, code) for code in codes])


def _permission(apps, alias, code):
    """Django makes them after all migrations; those that are made here it takes as found."""
    model = "department" if code == "all_departments" else code.partition("_")[2]
    types = apps.get_model("contenttypes", "ContentType").objects.using(alias)
    of_type, _ = types.get_or_create(app_label=APPS.get(model, "lessons"), model=model)
    name = f"Can {code.replace('_', ' ')}" if model != "department" else "Can work in all departments"
    permissions = apps.get_model("auth", "Permission").objects.using(alias)
    found, _ = permissions.get_or_create(
        content_type=of_type, codename=code, defaults={"name": name}
    )
    return found


def remove_roles(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name__in=ROLES).delete()


def make_first_department(apps, schema_editor):
    alias = schema_editor.connection.alias
    owned = [apps.get_model("lessons", name).objects.using(alias) for name in ("Course", "Classroom")]
    if not any(rows.exists() for rows in owned):
        return
    department = apps.get_model("lessons", "Department").objects.using(alias).create(
        name=FIRST_DEPARTMENT,
        sort_key=collation_key(FIRST_DEPARTMENT),
        search_key=search_key(FIRST_DEPARTMENT),
    )
    people = apps.get_model("lessons", "User").objects.using(alias)
    for rows in (*owned, people):
        rows.update(department=department)
    department.admins.set(people.filter(is_staff=True, is_superuser=False))


class Migration(migrations.Migration):
    dependencies = [
        ("lessons", "0045_departments"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("axes", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(make_roles, remove_roles),
        migrations.RunPython(make_first_department, migrations.RunPython.noop),
    ]
