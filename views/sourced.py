"""Data with what it was read from."""

from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Sourced(NamedTuple, Generic[T]):
    """Data, the snapshots it was read from, and the name of the reader's own file if it was one."""

    data: T
    snapshots: tuple[str, ...]
    file: str = ""
