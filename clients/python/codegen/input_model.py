"""What is sent to the gateway, other than what it answers with."""

from pydantic import ConfigDict

from .base_model import BaseModel


class InputModel(BaseModel):
    """Takes the fields of the schema and no others: a condition that is misspelt must not be left out in silence."""

    model_config = ConfigDict(extra="forbid")
