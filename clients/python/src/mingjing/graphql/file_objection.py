from pydantic import Field

from .base_model import BaseModel
from .fragments import ObjectionOutcome


class FileObjection(BaseModel):
    file_objection: "FileObjectionFileObjection" = Field(alias="fileObjection")


FileObjectionFileObjection = ObjectionOutcome
FileObjection.model_rebuild()
