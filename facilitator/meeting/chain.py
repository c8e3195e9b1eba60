"""A sequence to which one appends for ever: each version is fixed, and appending costs no copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Generic, TypeVar, overload

T = TypeVar("T")


class Chain(Sequence[T], Generic[T]):
    """An immutable view of the first items of a growing list that its later versions share."""

    __slots__ = ("_items", "_length")

    def __init__(self, items: Sequence[T] = ()) -> None:
        self._items = list(items)
        self._length = len(self._items)

    def append(self, item: T) -> Chain[T]:
        """Return a chain with one item more; this one stays as it is."""
        items = self._items
        if len(items) == self._length:
            items.append(item)
        elif items[self._length] != item:  # equal: what was rehearsed now happens
            items = [*items[: self._length], item]
        longer: Chain[T] = Chain.__new__(Chain)
        longer._items = items
        longer._length = self._length + 1
        return longer

    def replace(self, index: int, item: T) -> Chain[T]:
        """Return a chain with another item at `index`; copies."""
        items = self._items[: self._length]
        items[index] = item
        return Chain(items)

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[T]:
        return islice(self._items, self._length)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> list[T]: ...
    def __getitem__(self, index: int | slice) -> T | list[T]:
        if isinstance(index, slice):
            return self._items[: self._length][index]
        if not -self._length <= index < self._length:
            raise IndexError(index)
        return self._items[index if index >= 0 else self._length + index]

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, Chain) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash(self._length)

    def __repr__(self) -> str:
        return f"Chain({list(self)!r})"
