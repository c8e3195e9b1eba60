"""The chair's preferences: a small TOML file in the platform's place for settings."""

from __future__ import annotations

from pathlib import Path

import msgspec
import platformdirs

from facilitator.errors import FacilitatorError
from facilitator.meeting.phrase import say
from facilitator.text_file import not_utf8


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a chair may prefer; every key is optional."""

    look: str | None = None
    """`facilitator-dark`, `facilitator-light`, `facilitator-contrast`, `ansi-dark`, ..."""
    bell: bool = True
    """Ring at the warnings of the clocks."""
    keys: dict[str, str] = {}
    """Keys by action, as the README's table names the actions: `next_speaker = "space,j"`."""


def settings_path() -> Path:
    """Return where the preferences are looked for."""
    return platformdirs.user_config_path("facilitator", appauthor=False) / "settings.toml"


def read_settings(path: Path | None = None) -> Settings:
    """Return the chair's preferences; the defaults when there is no file.

    Raises:
        FacilitatorError: when the file is not TOML or asks for something unknown.
    """
    path = path or settings_path()
    try:
        text = path.read_text(encoding="utf-8")
        import tomllib  # most chairs have no settings: they need not wait for it

        return msgspec.convert(tomllib.loads(text), Settings)
    except UnicodeDecodeError as error:
        raise FacilitatorError(not_utf8(str(path), error.object, error)) from None
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, msgspec.ValidationError) as error:
        raise FacilitatorError(
            say(
                "The settings {path}: {problem}. Mend or remove the file.",
                path=str(path),
                problem=str(error),
            )
        ) from None
