from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import UserErrorCode
from .fragments import WebhookEndpointFields


class RotateWebhookSecret(BaseModel):
    rotate_webhook_secret: "RotateWebhookSecretRotateWebhookSecret" = Field(
        alias="rotateWebhookSecret"
    )


class RotateWebhookSecretRotateWebhookSecret(BaseModel):
    secret: Optional[str]
    endpoint: Optional["RotateWebhookSecretRotateWebhookSecretEndpoint"]
    user_errors: list["RotateWebhookSecretRotateWebhookSecretUserErrors"] = Field(
        alias="userErrors"
    )


RotateWebhookSecretRotateWebhookSecretEndpoint = WebhookEndpointFields


class RotateWebhookSecretRotateWebhookSecretUserErrors(BaseModel):
    path: list[str]
    code: UserErrorCode
    message: str


RotateWebhookSecret.model_rebuild()
RotateWebhookSecretRotateWebhookSecret.model_rebuild()
