from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import UserErrorCode
from .fragments import WebhookEndpointFields


class RedeliverWebhooks(BaseModel):
    redeliver_webhooks: "RedeliverWebhooksRedeliverWebhooks" = Field(
        alias="redeliverWebhooks"
    )


class RedeliverWebhooksRedeliverWebhooks(BaseModel):
    redelivered: int
    endpoint: Optional["RedeliverWebhooksRedeliverWebhooksEndpoint"]
    user_errors: list["RedeliverWebhooksRedeliverWebhooksUserErrors"] = Field(
        alias="userErrors"
    )


RedeliverWebhooksRedeliverWebhooksEndpoint = WebhookEndpointFields


class RedeliverWebhooksRedeliverWebhooksUserErrors(BaseModel):
    path: list[str]
    code: UserErrorCode
    message: str


RedeliverWebhooks.model_rebuild()
RedeliverWebhooksRedeliverWebhooks.model_rebuild()
