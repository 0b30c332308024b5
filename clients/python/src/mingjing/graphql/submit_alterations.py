from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class SubmitAlterations(BaseModel):
    submit_alterations: "SubmitAlterationsSubmitAlterations" = Field(
        alias="submitAlterations"
    )


SubmitAlterationsSubmitAlterations = SubmissionOutcome
SubmitAlterations.model_rebuild()
