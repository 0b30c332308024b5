from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import UserErrorCode
from .fragments import WebhookEndpointFields


class DisableWebhookEndpoint(BaseModel):
    disable_webhook_endpoint: "DisableWebhookEndpointDisableWebhookEndpoint" = Field(
        alias="disableWebhookEndpoint"
    )


class DisableWebhookEndpointDisableWebhookEndpoint(BaseModel):
    endpoint: Optional["DisableWebhookEndpointDisableWebhookEndpointEndpoint"]
    user_errors: list["DisableWebhookEndpointDisableWebhookEndpointUserErrors"] = Field(
        alias="userErrors"
    )


DisableWebhookEndpointDisableWebhookEndpointEndpoint = WebhookEndpointFields


class DisableWebhookEndpointDisableWebhookEndpointUserErrors(BaseModel):
    path: list[str]
    code: UserErrorCode
    message: str


DisableWebhookEndpoint.model_rebuild()
DisableWebhookEndpointDisableWebhookEndpoint.model_rebuild()
