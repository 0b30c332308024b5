"""The generated types: what is sent is held to the schema, what is answered may grow."""

from __future__ import annotations

import inspect

import pytest
from pydantic import BaseModel, ValidationError

from mingjing import graphql
from mingjing.graphql import EnterpriseFilter, input_types
from mingjing.graphql.fragments import EnterpriseFields


def inputs() -> list[type[BaseModel]]:
    """The input types of the schema that are generated."""
    found = [it for _, it in inspect.getmembers(input_types, inspect.isclass) if issubclass(it, BaseModel)]
    return [it for it in found if it.__module__ == input_types.__name__]


def test_a_misspelt_field_of_an_input_is_refused() -> None:
    assert EnterpriseFilter(district=["310115"]).district == ["310115"]
    with pytest.raises(ValidationError, match="distric"):
        EnterpriseFilter(distric=["310115"])  # type: ignore[call-arg]


def test_every_input_is_held_to_its_fields() -> None:
    assert len(inputs()) > 100
    assert [it.__name__ for it in inputs() if it.model_config.get("extra") != "forbid"] == []


def test_answers_stay_open_to_new_fields() -> None:
    sent = set(inputs())
    models = [it for _, it in inspect.getmembers(graphql, inspect.isclass) if issubclass(it, BaseModel)]
    answers = [it for it in models if it not in sent]
    assert EnterpriseFields in answers
    assert [it.__name__ for it in answers if it.model_config.get("extra") == "forbid"] == []
