"""Places that help, from `data/help`: whom to turn to when the organisation is closed or full."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic import model_validator as check


class PlacesError(Exception):
    """A file of places that cannot be used; the text says which one and why."""


class Place(BaseModel):
    """A place that helps: `site` or `phone` or both; `state` None means everywhere."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    kind: Literal["court_list", "court_line", "directory", "nonprofit", "detained"]
    name: str = ""
    site: Annotated[str, Field(pattern=r"^https://[a-z0-9.-]+/")] = ""
    phone: Annotated[str, Field(pattern=r"^\+1\d{10}$")] = ""
    state: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None
    whom: Annotated[Literal["everybody", "in_court", "detained"], Field(alias="for")]
    source: str
    verified: bool
    verified_on: object = None

    @check(mode="after")
    def _can_be_reached_and_was_seen(self) -> "Place":
        if not (self.site or self.phone):
            raise ValueError("needs a site or a phone")
        if self.verified and self.verified_on is None:
            raise ValueError("is verified, so say when: verified_on")
        return self

    @property
    def href(self) -> str:
        """A link to call, or to the site."""
        return f"tel:{self.phone}" if self.phone else self.site


def load_places(folder: Path) -> tuple[Place, ...]:
    """Every place of a folder, by state last. Raises PlacesError."""
    found: list[Place] = []
    for path in sorted(folder.glob("*.yml")):
        try:
            found += TypeAdapter(list[Place]).validate_python(
                yaml.safe_load(path.read_text(encoding="utf-8"))
            )
        except (ValidationError, yaml.YAMLError) as error:
            raise PlacesError(f"{path.name}: {error}") from None
    return tuple(found)


def places_for(places: Iterable[Place], *, state: object, in_court: bool, detained: bool) -> list[Place]:
    """The places to tell a person of: those that somebody has checked, of their state or everywhere."""
    whom = {"everybody"} | ({"in_court"} if in_court else set()) | ({"detained"} if detained else set())
    return [one for one in places if one.verified and one.whom in whom and one.state in (None, state)]
