"""The settings: environment variables with the prefix TRAINER_, and a `.env` file."""

from pathlib import Path
from typing import Self

from platformdirs import user_data_path
from pydantic import AliasChoices, Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Everything that can be configured; read once at start."""

    model_config = SettingsConfigDict(
        env_prefix="TRAINER_", env_file=".env", extra="ignore", frozen=True, populate_by_name=True
    )

    data_dir: Path = Field(default_factory=lambda: user_data_path("objection-trainer"))
    database_url: str = ""
    content_dir: Path = Path(__file__).resolve().parent.parent
    llm_base_url: str | None = Field(
        default=None, validation_alias=AliasChoices("TRAINER_LLM_BASE_URL", "OPENAI_BASE_URL")
    )
    llm_api_key: SecretStr = Field(
        default=SecretStr(""),
        validation_alias=AliasChoices("TRAINER_LLM_API_KEY", "OPENAI_API_KEY"),
    )
    llm_model: str | None = None
    judge_model: str | None = None
    llm_dollars_per_million_in: float | None = None
    llm_dollars_per_million_out: float | None = None
    llm_timeout_s: float = 30.0
    public_url: str = "http://127.0.0.1:8000"
    demo: bool = False
    migrate: bool = True

    @model_validator(mode="after")
    def _fill_database_url(self) -> Self:
        if not self.database_url:
            name = "demo.sqlite3" if self.demo else "trainer.sqlite3"
            url = f"sqlite:///{self.data_dir / name}"
            object.__setattr__(self, "database_url", url)
        return self

    @property
    def has_model(self) -> bool:
        """Whether a language model is configured to speak."""
        return bool(self.llm_base_url and self.llm_model)
