from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import UserErrorCode
from .fragments import ExportFields


class CancelExport(BaseModel):
    cancel_export: "CancelExportCancelExport" = Field(alias="cancelExport")


class CancelExportCancelExport(BaseModel):
    export: Optional["CancelExportCancelExportExport"]
    user_errors: list["CancelExportCancelExportUserErrors"] = Field(alias="userErrors")


CancelExportCancelExportExport = ExportFields


class CancelExportCancelExportUserErrors(BaseModel):
    path: list[str]
    code: UserErrorCode
    message: str


CancelExport.model_rebuild()
CancelExportCancelExport.model_rebuild()
