"""`authorities.yaml`: the git identities that are authorised to act for a body or a role.

The rules on a change read this file from the base of the change, so that no change empowers itself.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from qaif_cli.model.base import BodyId, Flag, Frozen, RoleId, Text
from qaif_cli.model.kind import Kind

Email = Annotated[str, StringConstraints(pattern=r"^[^\s<>@]+@[^\s<>@]+$", to_lower=True)]


class Identity(Frozen):
    """A git identity: the address that stands in its commits, and the keys with which it signs."""

    email: Email = Field(description="The e-mail address in its commits", examples=["secretary@example.org"])
    keys: tuple[Text, ...] = Field(
        default=(),
        description="Fingerprints of its signing keys, as `git log --format=%GF` prints them",
        examples=[["SHA256:uNiVztksCsDhcc0u9e8BrrJXVGsBr8HhhP1qA1Tj6iE"]],
    )


class Holder(Frozen):
    """Who acts for something in git."""

    identities: tuple[Identity, ...] = Field(description="Who they are in git")


class BodyHolder(Holder):
    """Who acts for a body: its secretary, or its chair."""

    id: BodyId = Field(description="The body")


class RoleHolder(Holder):
    """Who holds a role."""

    id: RoleId = Field(description="The role")


class Authorities(Frozen):
    """`authorities.yaml`: who may decide what in a commit."""

    schema_: Literal[1] = Field(alias="schema", description="The version of this file's own shape")
    require_signed: Flag = Field(
        default=False, description="Whether only commits count that are signed with a key named here"
    )
    bodies: tuple[BodyHolder, ...] = Field(default=(), description="Who acts for each body")
    roles: tuple[RoleHolder, ...] = Field(default=(), description="Who holds each role")
    framework: tuple[Identity, ...] = Field(
        default=(), description="Who may change `framework.yaml` and this file"
    )

    @property
    def filled(self) -> bool:
        """Whether it names anybody; nothing is asked of anyone until it does."""
        return bool(self.everybody)

    @property
    def everybody(self) -> tuple[Identity, ...]:
        """Every identity in the file."""
        acting = (*(held.identities for held in self.bodies), *(held.identities for held in self.roles))
        return (*self.framework, *(one for identities in acting for one in identities))

    def of(self, name: str) -> tuple[Identity, ...]:
        """The identities that act for a body or hold a role; none where the file does not name it."""
        bodies = (one for held in self.bodies if held.id == name for one in held.identities)
        roles = (one for held in self.roles if held.id == name for one in held.identities)
        return (*bodies, *roles)


KIND = Kind(
    "authorities", "Who is authorised to act for a body or a role.", alone=True, inside="qaif_cli.model"
)
