from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import UserErrorCode
from .fragments import WebhookEndpointFields


class UpdateWebhookEndpoint(BaseModel):
    update_webhook_endpoint: "UpdateWebhookEndpointUpdateWebhookEndpoint" = Field(
        alias="updateWebhookEndpoint"
    )


class UpdateWebhookEndpointUpdateWebhookEndpoint(BaseModel):
    endpoint: Optional["UpdateWebhookEndpointUpdateWebhookEndpointEndpoint"]
    user_errors: list["UpdateWebhookEndpointUpdateWebhookEndpointUserErrors"] = Field(
        alias="userErrors"
    )


UpdateWebhookEndpointUpdateWebhookEndpointEndpoint = WebhookEndpointFields


class UpdateWebhookEndpointUpdateWebhookEndpointUserErrors(BaseModel):
    path: list[str]
    code: UserErrorCode
    message: str


UpdateWebhookEndpoint.model_rebuild()
UpdateWebhookEndpointUpdateWebhookEndpoint.model_rebuild()
