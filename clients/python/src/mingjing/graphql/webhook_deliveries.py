from pydantic import Field

from .base_model import BaseModel
from .fragments import PageFields, WebhookDeliveryFields


class WebhookDeliveries(BaseModel):
    webhook_deliveries: "WebhookDeliveriesWebhookDeliveries" = Field(
        alias="webhookDeliveries"
    )


class WebhookDeliveriesWebhookDeliveries(BaseModel):
    nodes: list["WebhookDeliveriesWebhookDeliveriesNodes"]
    page_info: "WebhookDeliveriesWebhookDeliveriesPageInfo" = Field(alias="pageInfo")


WebhookDeliveriesWebhookDeliveriesNodes = WebhookDeliveryFields
WebhookDeliveriesWebhookDeliveriesPageInfo = PageFields
WebhookDeliveries.model_rebuild()
WebhookDeliveriesWebhookDeliveries.model_rebuild()
