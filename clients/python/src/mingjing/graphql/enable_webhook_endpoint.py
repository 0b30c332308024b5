from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import UserErrorCode
from .fragments import WebhookEndpointFields


class EnableWebhookEndpoint(BaseModel):
    enable_webhook_endpoint: "EnableWebhookEndpointEnableWebhookEndpoint" = Field(
        alias="enableWebhookEndpoint"
    )


class EnableWebhookEndpointEnableWebhookEndpoint(BaseModel):
    endpoint: Optional["EnableWebhookEndpointEnableWebhookEndpointEndpoint"]
    user_errors: list["EnableWebhookEndpointEnableWebhookEndpointUserErrors"] = Field(
        alias="userErrors"
    )


EnableWebhookEndpointEnableWebhookEndpointEndpoint = WebhookEndpointFields


class EnableWebhookEndpointEnableWebhookEndpointUserErrors(BaseModel):
    path: list[str]
    code: UserErrorCode
    message: str


EnableWebhookEndpoint.model_rebuild()
EnableWebhookEndpointEnableWebhookEndpoint.model_rebuild()
