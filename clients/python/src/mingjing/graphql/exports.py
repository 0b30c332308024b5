from pydantic import Field

from .base_model import BaseModel
from .fragments import ExportFields, PageFields


class Exports(BaseModel):
    exports: "ExportsExports"


class ExportsExports(BaseModel):
    nodes: list["ExportsExportsNodes"]
    page_info: "ExportsExportsPageInfo" = Field(alias="pageInfo")


ExportsExportsNodes = ExportFields
ExportsExportsPageInfo = PageFields
Exports.model_rebuild()
ExportsExports.model_rebuild()
