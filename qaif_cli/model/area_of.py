"""In which areas a record stands: the one answer for every list, paper and page that goes by area."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from qaif_cli.model.kinds.area import Area
from qaif_cli.model.kinds.intelligence import Intelligence
from qaif_cli.model.kinds.provider import Provider
from qaif_cli.model.links import links
from qaif_cli.model.moment import Moment, once
from qaif_cli.model.record import Record


@once
def areas_of(now: Moment) -> Mapping[str, frozenset[str]]:
    """The areas of each record, by ID; one without an area, such as a meeting, has none.

    An area stands in itself, every other record in those that it names, whatever its kind; intelligence that names no area
    stands in those of the providers that it names.
    """
    named = {item.record.id: _named(item.record) for item in now.register.held}
    providers = {provider.id: named[provider.id] for provider in now.register.of(Provider)}
    for item in now.register.held:
        record = item.record
        if isinstance(record, Intelligence) and not named[record.id]:
            named[record.id] = frozenset(
                area for id_ in record.providers for area in providers.get(id_, frozenset())
            )
    return MappingProxyType(named)


def _named(record: Record) -> frozenset[str]:
    if isinstance(record, Area):
        return frozenset({record.id})
    return frozenset(id_ for _, to, id_ in links(record) if to == "area")
