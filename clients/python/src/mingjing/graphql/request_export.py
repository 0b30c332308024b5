from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import UserErrorCode
from .fragments import ExportFields


class RequestExport(BaseModel):
    request_export: "RequestExportRequestExport" = Field(alias="requestExport")


class RequestExportRequestExport(BaseModel):
    export: Optional["RequestExportRequestExportExport"]
    user_errors: list["RequestExportRequestExportUserErrors"] = Field(
        alias="userErrors"
    )


RequestExportRequestExportExport = ExportFields


class RequestExportRequestExportUserErrors(BaseModel):
    path: list[str]
    code: UserErrorCode
    message: str


RequestExport.model_rebuild()
RequestExportRequestExport.model_rebuild()
