"""Cutting scripts, and numbering placeholders."""

from app.db.statements import numbered, statements_of

TRIGGER = "CREATE TRIGGER t BEFORE DELETE ON a BEGIN SELECT RAISE(ABORT, 'no; never'); END;"


def test_a_semicolon_inside_a_trigger_or_a_text_ends_nothing() -> None:
    script = f"CREATE TABLE a (x);\n{TRIGGER}\nINSERT INTO a VALUES (';');"
    assert list(statements_of(script)) == ["CREATE TABLE a (x);", TRIGGER, "INSERT INTO a VALUES (';');"]


def test_the_last_statement_needs_no_semicolon() -> None:
    assert list(statements_of("SELECT 1;\n;SELECT 2")) == ["SELECT 1;", "SELECT 2;"]


def test_question_marks_become_numbers_in_order() -> None:
    assert numbered("SELECT ? WHERE x = ? OR y = ?") == "SELECT $1 WHERE x = $2 OR y = $3"
