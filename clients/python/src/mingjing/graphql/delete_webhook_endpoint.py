from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import UserErrorCode


class DeleteWebhookEndpoint(BaseModel):
    delete_webhook_endpoint: "DeleteWebhookEndpointDeleteWebhookEndpoint" = Field(
        alias="deleteWebhookEndpoint"
    )


class DeleteWebhookEndpointDeleteWebhookEndpoint(BaseModel):
    endpoint_id: Optional[str] = Field(alias="endpointId")
    user_errors: list["DeleteWebhookEndpointDeleteWebhookEndpointUserErrors"] = Field(
        alias="userErrors"
    )


class DeleteWebhookEndpointDeleteWebhookEndpointUserErrors(BaseModel):
    path: list[str]
    code: UserErrorCode
    message: str


DeleteWebhookEndpoint.model_rebuild()
DeleteWebhookEndpointDeleteWebhookEndpoint.model_rebuild()
