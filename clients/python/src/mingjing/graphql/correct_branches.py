from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class CorrectBranches(BaseModel):
    correct_branches: "CorrectBranchesCorrectBranches" = Field(alias="correctBranches")


CorrectBranchesCorrectBranches = SubmissionOutcome
CorrectBranches.model_rebuild()
