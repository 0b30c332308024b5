from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import WebhookEndpointFields


class WebhookEndpoint(BaseModel):
    webhook_endpoint: Optional["WebhookEndpointWebhookEndpoint"] = Field(
        alias="webhookEndpoint"
    )


WebhookEndpointWebhookEndpoint = WebhookEndpointFields
WebhookEndpoint.model_rebuild()
