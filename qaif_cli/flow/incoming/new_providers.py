"""Makes a new provider of what a file says of an organisation, or says what it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qaif_cli.flow.incoming.fields import PROVIDERS
from qaif_cli.flow.incoming.organisations import spelt
from qaif_cli.flow.incoming.providers import PreparedProviders, ProviderOutcome
from qaif_cli.flow.writing.naming import DEVICES, LONGEST, slug
from qaif_cli.model.edit import Draft

_NEEDED = ("type", "area", "owner")


def new_provider(
    prepared: PreparedProviders, made: ProviderOutcome, name: str, code: str, said: Mapping[str, Any]
) -> str:
    """Add a provider; gives what it lacks, and nothing is added then.

    Args:
        prepared: The file.
        made: The outcome so far.
        name: Its name.
        code: Its code, or an identifier of the regulator.
        said: What the file says of it; `type` may be empty.
    """
    told = {
        **prepared.map.defaults,
        **{key: value for key, value in said.items() if value},
        **prepared.told_of(code),
    }
    lacking = [field for field in _NEEDED if not told.get(field)]
    if lacking:
        whats = " and ".join(f"{field} ({PROVIDERS.fields[field].help})" for field in lacking)
        options = " ".join(f"--{field} …" for field in lacking)
        return (
            f"nothing says its {whats}. Say {options}, or in the map `take: {{{code}: {{{lacking[0]}: …}}}}`."
        )
    id_ = _free(prepared, made, slug(name), code)
    fields = {
        "title": spelt(name),
        "owner": told["owner"],
        "sensitivity": "private",
        "type": told["type"],
        "ods_code": told.get("ods_code", "unknown"),
        "cqc": told.get("cqc", "unknown"),
        "areas": [told["area"]],
        "contract_holder": told.get("contract_holder", "unknown"),
    }
    made.drafts.append(Draft("provider", id_, fields=fields))
    made.added.append(f"{code}: {fields['title']} ({id_}): {told['type']}, {told['area']}")
    return ""


def _free(prepared: PreparedProviders, made: ProviderOutcome, id_: str, code: str) -> str:
    """An ID that no record has: of the name, and where that is taken, or no name of a file, with the code behind it."""
    register = prepared.reading.register
    taken = {
        *DEVICES,
        *register.by_id,
        *(item.id for item in register.unreadable),
        *(draft.id for draft in made.drafts),
    }
    short = id_[:LONGEST].strip("-")
    return short if short and short not in taken else f"{short[: LONGEST - 12]}-{slug(code)}".strip("-")
