from typing import Optional

from pydantic import Field

from .base_model import BaseModel


class CostOf(BaseModel):
    cost_of: "CostOfCostOf" = Field(alias="costOf")


class CostOfCostOf(BaseModel):
    requested: int
    ceiling: int
    refused: bool
    fields: list["CostOfCostOfFields"]
    errors: list["CostOfCostOfErrors"]


class CostOfCostOfFields(BaseModel):
    key: str
    field: str
    points: int


class CostOfCostOfErrors(BaseModel):
    code: str
    message: str
    line: Optional[int]


CostOf.model_rebuild()
CostOfCostOf.model_rebuild()
