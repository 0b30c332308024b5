from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import BranchFields, PageFields


class Branches(BaseModel):
    branches: "BranchesBranches"


class BranchesBranches(BaseModel):
    total_count: Optional[int] = Field(alias="totalCount", default=None)
    nodes: list["BranchesBranchesNodes"]
    page_info: "BranchesBranchesPageInfo" = Field(alias="pageInfo")


BranchesBranchesNodes = BranchFields
BranchesBranchesPageInfo = PageFields
Branches.model_rebuild()
BranchesBranches.model_rebuild()
