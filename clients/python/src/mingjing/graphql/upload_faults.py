from pydantic import Field

from .base_model import BaseModel
from .fragments import PageFields


class UploadFaults(BaseModel):
    upload_faults: "UploadFaultsUploadFaults" = Field(alias="uploadFaults")


class UploadFaultsUploadFaults(BaseModel):
    nodes: list["UploadFaultsUploadFaultsNodes"]
    page_info: "UploadFaultsUploadFaultsPageInfo" = Field(alias="pageInfo")


class UploadFaultsUploadFaultsNodes(BaseModel):
    row: int
    column: str
    value: str
    reason: str


UploadFaultsUploadFaultsPageInfo = PageFields
UploadFaults.model_rebuild()
UploadFaultsUploadFaults.model_rebuild()
