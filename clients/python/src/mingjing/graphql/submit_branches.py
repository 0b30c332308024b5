from pydantic import Field

from .base_model import BaseModel
from .fragments import SubmissionOutcome


class SubmitBranches(BaseModel):
    submit_branches: "SubmitBranchesSubmitBranches" = Field(alias="submitBranches")


SubmitBranchesSubmitBranches = SubmissionOutcome
SubmitBranches.model_rebuild()
