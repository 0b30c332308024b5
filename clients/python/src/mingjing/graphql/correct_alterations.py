from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class CorrectAlterations(BaseModel):
    correct_alterations: "CorrectAlterationsCorrectAlterations" = Field(
        alias="correctAlterations"
    )


CorrectAlterationsCorrectAlterations = SubmissionOutcome
CorrectAlterations.model_rebuild()
