from typing import Optional

from pydantic import Field

from .base_model import BaseModel


class CodeTables(BaseModel):
    code_tables: list["CodeTablesCodeTables"] = Field(alias="codeTables")


class CodeTablesCodeTables(BaseModel):
    name: str
    title: str
    codes: list["CodeTablesCodeTablesCodes"]


class CodeTablesCodeTablesCodes(BaseModel):
    value: str
    code: str
    zh: str
    en: str
    legal_basis: Optional[str] = Field(alias="legalBasis")


CodeTables.model_rebuild()
CodeTablesCodeTables.model_rebuild()
