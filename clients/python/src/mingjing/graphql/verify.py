from datetime import date, datetime

from pydantic import Field

from .base_model import BaseModel
from .fragments import VerifiedSubjectFields


class Verify(BaseModel):
    verify: "VerifyVerify"


class VerifyVerify(BaseModel):
    sequence: str
    at: datetime
    day: date
    counts: "VerifyVerifyCounts"
    subjects: list["VerifyVerifySubjects"]


class VerifyVerifyCounts(BaseModel):
    found: int
    not_found: int = Field(alias="notFound")
    ambiguous: int
    invalid: int
    listed: int


VerifyVerifySubjects = VerifiedSubjectFields
Verify.model_rebuild()
VerifyVerify.model_rebuild()
