"""Enumerations that a newer gateway may have more values of."""

from enum import StrEnum
from typing import Any


class OpenEnum(StrEnum):
    """Takes values that it does not know as they are: a new code of a list must not break who reads it."""

    @classmethod
    def _missing_(cls, value: object) -> Any:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member

    @property
    def known(self) -> bool:
        """Whether this version of the package knows the value."""
        return self.value in type(self)._value2member_map_
