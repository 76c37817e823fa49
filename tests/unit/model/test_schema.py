"""The committed JSON Schemas are those of the models, and real documents keep to them."""

import json

import jsonschema
import pytest
from factwire.model import Article, Engine, Facts, Notification, NotifiedArticle, schema


@pytest.mark.parametrize("name", sorted(schema.DOCUMENTS))
def test_the_committed_schema_is_the_one_of_the_models(name: str) -> None:
    committed = schema.path_of(name).read_text(encoding="utf-8")

    assert committed == schema.written(name), "run python -m factwire.model.schema"


@pytest.mark.parametrize("name", sorted(schema.DOCUMENTS))
def test_the_schema_is_itself_valid(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema.schema_of(name))


def test_check_ends_with_status_1_on_drift_and_0_without(monkeypatch, tmp_path, capsys) -> None:
    assert schema.main(["--check"]) == 0

    monkeypatch.setattr(schema, "FOLDER", tmp_path)

    assert schema.main(["--check"]) == 1
    assert "facts.schema.json differs" in capsys.readouterr().err
    assert schema.main([]) == 0
    assert schema.main(["--check"]) == 0


def _article() -> Article:
    return Article(
        article_id="a", revision="r", text="Text.", language="en", content_type="text/plain", sha256="0", word_count=1
    )


def test_a_document_of_facts_keeps_to_its_schema() -> None:
    facts = Facts(article=_article(), engine=Engine(name="factwire", version="1", model="none"))

    jsonschema.validate(json.loads(facts.model_dump_json()), schema.schema_of("facts"))


def test_a_document_with_an_unknown_field_breaks_its_schema() -> None:
    document = json.loads(Facts(article=_article(), engine=Engine(name="f", version="1", model="m")).model_dump_json())

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**document, "extra": 1}, schema.schema_of("facts"))


def test_a_notification_keeps_to_its_schema() -> None:
    notification = Notification(notification_id="n", kind="rejection", article=NotifiedArticle(article_id="a"))

    jsonschema.validate(json.loads(notification.model_dump_json()), schema.schema_of("notification"))
