"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import re
from typing import Any, cast


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a regular expression that costs nothing until it is asked something.

    A file needs few of the many: a plain agenda meets no table, no roster and no minutes.
    """
    return cast("re.Pattern[str]", _Pattern(source, flags))


class _Pattern:
    """Becomes as fast as a compiled one by keeping each method that was asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        method = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, method)
        return method
