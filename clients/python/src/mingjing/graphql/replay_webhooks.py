from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import UserErrorCode
from .fragments import WebhookEndpointFields


class ReplayWebhooks(BaseModel):
    replay_webhooks: "ReplayWebhooksReplayWebhooks" = Field(alias="replayWebhooks")


class ReplayWebhooksReplayWebhooks(BaseModel):
    endpoint: Optional["ReplayWebhooksReplayWebhooksEndpoint"]
    user_errors: list["ReplayWebhooksReplayWebhooksUserErrors"] = Field(
        alias="userErrors"
    )


ReplayWebhooksReplayWebhooksEndpoint = WebhookEndpointFields


class ReplayWebhooksReplayWebhooksUserErrors(BaseModel):
    path: list[str]
    code: UserErrorCode
    message: str


ReplayWebhooks.model_rebuild()
ReplayWebhooksReplayWebhooks.model_rebuild()
