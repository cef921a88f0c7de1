"""How papers look, as data: colours, letters, the crest and the marking; an organisation has its own in templates/style.yaml."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, StringConstraints, model_validator

from qaif_cli.model.base import Frozen

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
ENOUGH = 4.5
"""How far words must stand out from what is behind them (WCAG 2.2, success criterion 1.4.3, level AA)."""
_WHITE = "#ffffff"
_LINEAR = 0.04045


class Tone(Frozen):
    """The colours of a cell that says a word."""

    fill: Colour = Field(description="The colour of the cell")
    ink: Colour = Field(description="The colour of its words")

    @model_validator(mode="after")
    def _can_be_read(self) -> Tone:
        if contrast(self.fill, self.ink) < ENOUGH:
            raise ValueError(_too_near(self.ink, self.fill))
        return self


class Colours(Frozen):
    """The colours of a paper."""

    text: Colour = Field(description="The words")
    heading: Colour = Field(description="Headings")
    accent: Colour = Field(description="Links and lines")
    quiet: Colour = Field(description="What stands at the head and foot of pages")
    line: Colour = Field(description="The lines of tables")
    head: Colour = Field(description="Behind the headings of tables")
    stripe: Colour = Field(description="Behind every second row")

    @model_validator(mode="after")
    def _can_be_read(self) -> Colours:
        for ink in (self.text, self.heading, self.accent, self.quiet):
            if contrast(ink, _WHITE) < ENOUGH:
                raise ValueError(_too_near(ink, _WHITE))
        for behind in (self.head, self.stripe):
            if contrast(self.text, behind) < ENOUGH:
                raise ValueError(_too_near(self.text, behind))
        return self


class HouseStyle(Frozen):
    """How papers look."""

    font: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9 -]{1,40}$")] = Field(
        description="The letters, by the name of their font"
    )
    marking: Annotated[str, StringConstraints(max_length=80)] = Field(
        default="", description="What stands at the head of every page, such as a protective marking"
    )
    crest: Annotated[str, StringConstraints(pattern=r"^([A-Za-z0-9_-]{1,60}\.(svg|png))?$")] = Field(
        default="", description="A picture beside the file, for the head of the first page"
    )
    colours: Colours = Field(description="The colours")
    tones: dict[str, Tone] = Field(
        default_factory=dict, description="The colour of a cell that says one of these words"
    )

    def tone(self, text: str) -> str:
        """The word by which a cell is coloured; empty where it is not.

        Args:
            text: What the cell says: the word, a number and the word, or the word and a number; of a cell of a matrix
                (`16 Extreme: R-0003`) what stands before the colon.
        """
        score, colon, _ = text.partition(": ")
        text = score if colon and score[:1].isdigit() else text
        word = text.strip("()0123456789 ")
        return word if word in self.tones else ""


def contrast(one: str, other: str) -> float:
    """How far two colours stand out from one another, from 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    light, dark = sorted((_brightness(one), _brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _brightness(colour: str) -> float:
    # sRGB made linear, as the definition of relative luminance has it.
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= _LINEAR else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _too_near(ink: str, behind: str) -> str:
    return (
        f"{ink} on {behind} stands out by {contrast(ink, behind):.1f} to 1, and {ENOUGH} is needed to be read"
    )


def as_style(data: Any) -> HouseStyle:
    """The style that some data are.

    Raises:
        pydantic.ValidationError: where they are none.
    """
    return HouseStyle.model_validate(data)
