"""A number as written."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from casualtylib.model.checks import instance, items
from casualtylib.model.count import Count
from casualtylib.model.hedge import Hedge
from casualtylib.model.span import Span


@frozen
class Figure:
    """A number as written, with its hedge, its words and the parts that it is said to include.

    Args:
        count: what the number says under the Codebook in use.
        hedge: how the number was qualified.
        span: where hedge and number stand in the text.
        words: hedge and number as written.
        group_text: the words naming who, ``"people"`` if none.
        number: the number as written, without its hedge (25 for "at least 25"); None for ranges and vague words.
        soft_low, soft_high: whether that end was supplied by the Codebook rather than by the words.
        parts: Figures that this one is said to include.

    >>> import casualtylib as cl
    >>> figure = cl.parse("56, including 20 children")
    >>> figure.count, [part.group_text for part in figure.parts]
    (Count.exactly(56), ['children'])
    """

    count: Count = field(validator=instance(Count))
    hedge: Hedge = field(validator=instance(Hedge))
    span: Span = field(validator=instance(Span))
    words: str = field(validator=instance(str))
    group_text: str = field(default="people", validator=instance(str))
    number: int | None = field(default=None, validator=instance(int, optional=True))
    soft_low: bool = field(default=False, validator=instance(bool))
    soft_high: bool = field(default=False, validator=instance(bool))
    parts: tuple[Figure, ...] = field(default=())

    @parts.validator
    def _figures(self, attribute: object, value: object) -> None:
        items(Figure)(self, attribute, value)

    def walk(self) -> Iterator[Figure]:
        """This figure and all its parts, depth first."""
        yield self
        for part in self.parts:
            yield from part.walk()
