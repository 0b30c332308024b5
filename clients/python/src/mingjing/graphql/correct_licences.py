from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class CorrectLicences(BaseModel):
    correct_licences: "CorrectLicencesCorrectLicences" = Field(alias="correctLicences")


CorrectLicencesCorrectLicences = SubmissionOutcome
CorrectLicences.model_rebuild()
