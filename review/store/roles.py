"""Who may do what: a viewer reads; a reviewer also edits, decides, comments, adds documents; a lead also governs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

__all__ = ["LOCAL", "ROLES", "Reviewer", "Role", "allows"]

Role = Literal["viewer", "reviewer", "lead"]
#: From the least to the most powerful.
ROLES: tuple[Role, ...] = get_args(Role)
#: The subject of the one person who works without sign-in.
LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A person as the store knows them. Their role here is for showing; a write looks it up again."""

    id: int
    subject: str
    name: str
    role: Role


def allows(role: Role, needed: Role) -> bool:
    """Whether somebody with `role` may do what needs `needed`."""
    return ROLES.index(role) >= ROLES.index(needed)
