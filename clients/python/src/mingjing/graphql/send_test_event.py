from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import UserErrorCode
from .fragments import WebhookDeliveryFields


class SendTestEvent(BaseModel):
    send_test_event: "SendTestEventSendTestEvent" = Field(alias="sendTestEvent")


class SendTestEventSendTestEvent(BaseModel):
    delivery: Optional["SendTestEventSendTestEventDelivery"]
    user_errors: list["SendTestEventSendTestEventUserErrors"] = Field(
        alias="userErrors"
    )


SendTestEventSendTestEventDelivery = WebhookDeliveryFields


class SendTestEventSendTestEventUserErrors(BaseModel):
    path: list[str]
    code: UserErrorCode
    message: str


SendTestEvent.model_rebuild()
SendTestEventSendTestEvent.model_rebuild()
