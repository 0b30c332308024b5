from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import UserErrorCode
from .fragments import WebhookEndpointFields


class CreateWebhookEndpoint(BaseModel):
    create_webhook_endpoint: "CreateWebhookEndpointCreateWebhookEndpoint" = Field(
        alias="createWebhookEndpoint"
    )


class CreateWebhookEndpointCreateWebhookEndpoint(BaseModel):
    secret: Optional[str]
    endpoint: Optional["CreateWebhookEndpointCreateWebhookEndpointEndpoint"]
    user_errors: list["CreateWebhookEndpointCreateWebhookEndpointUserErrors"] = Field(
        alias="userErrors"
    )


CreateWebhookEndpointCreateWebhookEndpointEndpoint = WebhookEndpointFields


class CreateWebhookEndpointCreateWebhookEndpointUserErrors(BaseModel):
    path: list[str]
    code: UserErrorCode
    message: str


CreateWebhookEndpoint.model_rebuild()
CreateWebhookEndpointCreateWebhookEndpoint.model_rebuild()
