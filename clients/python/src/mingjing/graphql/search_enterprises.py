from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import MatchedField
from .fragments import EnterpriseFields, PageFields


class SearchEnterprises(BaseModel):
    search_enterprises: "SearchEnterprisesSearchEnterprises" = Field(
        alias="searchEnterprises"
    )


class SearchEnterprisesSearchEnterprises(BaseModel):
    sequence: str
    total_count: Optional[int] = Field(alias="totalCount", default=None)
    edges: list["SearchEnterprisesSearchEnterprisesEdges"]
    page_info: "SearchEnterprisesSearchEnterprisesPageInfo" = Field(alias="pageInfo")


class SearchEnterprisesSearchEnterprisesEdges(BaseModel):
    cursor: str
    matched: MatchedField
    highlights: list["SearchEnterprisesSearchEnterprisesEdgesHighlights"]
    node: "SearchEnterprisesSearchEnterprisesEdgesNode"


class SearchEnterprisesSearchEnterprisesEdgesHighlights(BaseModel):
    text: str
    ranges: list["SearchEnterprisesSearchEnterprisesEdgesHighlightsRanges"]


class SearchEnterprisesSearchEnterprisesEdgesHighlightsRanges(BaseModel):
    start: int
    end: int


SearchEnterprisesSearchEnterprisesEdgesNode = EnterpriseFields
SearchEnterprisesSearchEnterprisesPageInfo = PageFields
SearchEnterprises.model_rebuild()
SearchEnterprisesSearchEnterprises.model_rebuild()
SearchEnterprisesSearchEnterprisesEdges.model_rebuild()
SearchEnterprisesSearchEnterprisesEdgesHighlights.model_rebuild()
