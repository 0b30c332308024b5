from datetime import datetime
from typing import Optional

from pydantic import Field

from .base_model import BaseModel


class Dataset(BaseModel):
    dataset: "DatasetDataset"


class DatasetDataset(BaseModel):
    name: Optional[str]
    synthetic: bool
    licence: Optional[str]
    attribution: Optional[str]
    sequence: str
    updated_at: Optional[datetime] = Field(alias="updatedAt")
    schema_version: str = Field(alias="schemaVersion")


Dataset.model_rebuild()
