"""No regular expression of a reader takes time out of proportion to what is written."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest

import facilitator
from facilitator.agenda_file.pattern import _Pattern

SIGNS = (
    "!", "- ", "1", "#1", "a", "a ", ", ", "*", "_", "**", "`", "(", "[", ")", "]", "[]", "()",
    "@a",
    "1:", "1.", "1h", "5m ", "=", "“", '"', "\t", "|", "| a ", ":", "..", "/", "a/", "aa, ", "Á ",
    "x ", "<a>", "&a;", "–", "A B ", "and ", "or ", "0", "12 ",
)  # fmt: skip
"""Each is written many times over, with an end that fits nowhere: a pattern in which the same text
can be read in two ways would take longer than anybody waits, and the run would never end."""


def patterns() -> Iterator[Any]:
    for module in pkgutil.walk_packages(facilitator.__path__, "facilitator."):
        if module.name.endswith("__main__"):
            continue
        made = importlib.import_module(module.name)
        for name, value in vars(made).items():
            found = value if isinstance(value, list | tuple) else [value]
            for each in found:
                one = each
                if isinstance(one, re.Pattern):
                    yield pytest.param(one, id=f"{module.name}.{name}")
                elif isinstance(one, _Pattern):
                    yield pytest.param(
                        re.compile(one._source, one._flags), id=f"{module.name}.{name}"
                    )


@pytest.mark.parametrize("pattern", patterns())
def test_no_pattern_takes_twice_as_long_for_each_sign_more(pattern: Any) -> None:
    for sign in SIGNS:
        text = sign * 60 + "\ue000"
        written = text.encode() if isinstance(pattern.pattern, bytes) else text
        for way in (pattern.match, pattern.fullmatch, pattern.search):
            found = way(written)
            assert found is None or found.end() <= len(written)
