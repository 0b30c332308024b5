from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import DisclosureKind, Industry, OrganisationKind, Scope, TierDocuments


class Viewer(BaseModel):
    viewer: "ViewerViewer"


class ViewerViewer(BaseModel):
    client: Optional["ViewerViewerClient"]
    organisation: Optional["ViewerViewerOrganisation"]
    tier: "ViewerViewerTier"
    scopes: list["ViewerViewerScopes"]


class ViewerViewerClient(BaseModel):
    client_id: str = Field(alias="clientId")
    name: str
    key_id: str = Field(alias="keyId")


class ViewerViewerOrganisation(BaseModel):
    name: str
    kind: "ViewerViewerOrganisationKind"
    division: Optional[str]
    industry_sections: list["ViewerViewerOrganisationIndustrySections"] = Field(
        alias="industrySections"
    )
    kinds: Optional[list[DisclosureKind]]
    members_only: bool = Field(alias="membersOnly")
    needs_review: bool = Field(alias="needsReview")


class ViewerViewerOrganisationKind(BaseModel):
    value: OrganisationKind
    code: str
    label: str


class ViewerViewerOrganisationIndustrySections(BaseModel):
    value: Industry
    code: str
    label: str


class ViewerViewerTier(BaseModel):
    name: str
    documents: TierDocuments
    limits: "ViewerViewerTierLimits"


class ViewerViewerTierLimits(BaseModel):
    requests_per_second: int = Field(alias="requestsPerSecond")
    burst: int
    concurrency_max: int = Field(alias="concurrencyMax")
    bucket_points: int = Field(alias="bucketPoints")
    refill_points_per_second: int = Field(alias="refillPointsPerSecond")
    points_per_month: int = Field(alias="pointsPerMonth")
    query_cost_max: int = Field(alias="queryCostMax")
    page_size_max: int = Field(alias="pageSizeMax")
    subscriptions_max: int = Field(alias="subscriptionsMax")
    exports_per_day: int = Field(alias="exportsPerDay")
    watched_subjects_max: int = Field(alias="watchedSubjectsMax")
    writes_per_minute: int = Field(alias="writesPerMinute")


class ViewerViewerScopes(BaseModel):
    value: Scope
    code: str


Viewer.model_rebuild()
ViewerViewer.model_rebuild()
ViewerViewerOrganisation.model_rebuild()
ViewerViewerTier.model_rebuild()
