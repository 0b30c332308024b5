from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import UserErrorCode
from .fragments import WebhookEndpointFields


class EndFormerWebhookSecret(BaseModel):
    end_former_webhook_secret: "EndFormerWebhookSecretEndFormerWebhookSecret" = Field(
        alias="endFormerWebhookSecret"
    )


class EndFormerWebhookSecretEndFormerWebhookSecret(BaseModel):
    endpoint: Optional["EndFormerWebhookSecretEndFormerWebhookSecretEndpoint"]
    user_errors: list["EndFormerWebhookSecretEndFormerWebhookSecretUserErrors"] = Field(
        alias="userErrors"
    )


EndFormerWebhookSecretEndFormerWebhookSecretEndpoint = WebhookEndpointFields


class EndFormerWebhookSecretEndFormerWebhookSecretUserErrors(BaseModel):
    path: list[str]
    code: UserErrorCode
    message: str


EndFormerWebhookSecret.model_rebuild()
EndFormerWebhookSecretEndFormerWebhookSecret.model_rebuild()
