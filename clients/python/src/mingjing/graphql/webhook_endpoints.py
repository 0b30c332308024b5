from pydantic import Field

from .base_model import BaseModel
from .fragments import PageFields, WebhookEndpointFields


class WebhookEndpoints(BaseModel):
    webhook_endpoints: "WebhookEndpointsWebhookEndpoints" = Field(
        alias="webhookEndpoints"
    )


class WebhookEndpointsWebhookEndpoints(BaseModel):
    nodes: list["WebhookEndpointsWebhookEndpointsNodes"]
    page_info: "WebhookEndpointsWebhookEndpointsPageInfo" = Field(alias="pageInfo")


WebhookEndpointsWebhookEndpointsNodes = WebhookEndpointFields
WebhookEndpointsWebhookEndpointsPageInfo = PageFields
WebhookEndpoints.model_rebuild()
WebhookEndpointsWebhookEndpoints.model_rebuild()
