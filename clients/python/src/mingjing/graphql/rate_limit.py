from datetime import datetime
from typing import Optional

from pydantic import Field

from .base_model import BaseModel


class RateLimit(BaseModel):
    rate_limit: Optional["RateLimitRateLimit"] = Field(alias="rateLimit")


class RateLimitRateLimit(BaseModel):
    limit: int
    remaining: int
    cost: int
    reset_at: datetime = Field(alias="resetAt")


RateLimit.model_rebuild()
