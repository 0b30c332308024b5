from .base_model import BaseModel
from .enums import MatchedField


class Autocomplete(BaseModel):
    autocomplete: list["AutocompleteAutocomplete"]


class AutocompleteAutocomplete(BaseModel):
    text: str
    matched: MatchedField


Autocomplete.model_rebuild()
