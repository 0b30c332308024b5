from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class SubmitIntellectualPropertyPledges(BaseModel):
    submit_intellectual_property_pledges: "SubmitIntellectualPropertyPledgesSubmitIntellectualPropertyPledges" = Field(
        alias="submitIntellectualPropertyPledges"
    )


SubmitIntellectualPropertyPledgesSubmitIntellectualPropertyPledges = SubmissionOutcome
SubmitIntellectualPropertyPledges.model_rebuild()
