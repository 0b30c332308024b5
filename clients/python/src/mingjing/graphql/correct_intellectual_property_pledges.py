from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class CorrectIntellectualPropertyPledges(BaseModel):
    correct_intellectual_property_pledges: "CorrectIntellectualPropertyPledgesCorrectIntellectualPropertyPledges" = Field(
        alias="correctIntellectualPropertyPledges"
    )


CorrectIntellectualPropertyPledgesCorrectIntellectualPropertyPledges = SubmissionOutcome
CorrectIntellectualPropertyPledges.model_rebuild()
