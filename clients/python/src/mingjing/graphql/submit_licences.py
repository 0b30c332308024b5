from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class SubmitLicences(BaseModel):
    submit_licences: "SubmitLicencesSubmitLicences" = Field(alias="submitLicences")


SubmitLicencesSubmitLicences = SubmissionOutcome
SubmitLicences.model_rebuild()
