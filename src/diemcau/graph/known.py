"""What linking looks up: profiles by article and by key. In memory for all at once, in a store for a few of many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from diemcau.graph.profiles import Profile
from diemcau.graph.stated import Stated, block_of, names_of
from diemcau.resolve.bodies import variant_key
from diemcau.resolve.people import Mention
from diemcau.resolve.reports import Report


class Known(Protocol):
    """The articles that are there."""

    def profile(self, doc: str) -> Profile | None:
        """The profile of the article of that name; its figures may be left out."""

    def mentions(self, name: str) -> Iterable[Mention]:
        """The officials of that (folded) name."""

    def variants(self, key: str) -> Mapping[str, str]:
        """The bodies of the variant key that articles name: IRI → folded name."""

    def wordings(self, block: str) -> Collection[Stated]:
        """What articles call that which is measured, of one block of readings."""

    def wording_block(self, name: str) -> str:
        """The block of a reading, a wording or a new indicator (IRI); '' where no article has it."""

    def having(self, key: str) -> Sequence[str]:
        """The names of the articles with the key (`Profile.keys`), sorted."""

    def holding(self, key: str) -> Sequence[str]:
        """The IRIs of the meetings with the key (`Profile.report_keys`), sorted."""

    def owner(self, item: str) -> str:
        """The name of the article whose meeting or official this IRI is; '' where none is there."""


class InMemory:
    """All profiles at once."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._profiles = {profile.doc: profile for profile in sorted(profiles, key=lambda p: p.doc)}
        self._keys: defaultdict[str, list[str]] = defaultdict(list)
        self._owners: dict[str, str] = {}
        holding: defaultdict[str, list[str]] = defaultdict(list)
        self._mentions: defaultdict[str, list[Mention]] = defaultdict(list)
        self._variants: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._wordings: defaultdict[str, set[Stated]] = defaultdict(set)
        self._blocks: dict[str, str] = {}
        for doc, profile in self._profiles.items():
            for key in profile.keys():  # noqa: SIM118 - no mapping
                self._keys[key].append(doc)
            for mention in profile.mentions:
                self._mentions[mention.name].append(mention)
            for body, name in profile.bodies:
                self._variants[variant_key(name)][body] = name
            for wording in profile.wordings():
                self._wordings[block_of(wording)].add(wording)
                self._blocks.update(dict.fromkeys(names_of(wording), block_of(wording)))
            self._owners.update(dict.fromkeys(profile.items(), doc))
            for report, keys in profile.report_keys().items():
                for key in keys:
                    holding[key].append(report)
        self._holding = {key: sorted(found) for key, found in holding.items()}

    def __iter__(self) -> Iterator[Profile]:
        return iter(self._profiles.values())

    def profile(self, doc: str) -> Profile | None:
        """The profile of the article of that name."""
        return self._profiles.get(doc)

    def mentions(self, name: str) -> Iterable[Mention]:
        """The officials of that (folded) name."""
        return self._mentions.get(name, ())

    def variants(self, key: str) -> Mapping[str, str]:
        """The bodies of the variant key that articles name: IRI → folded name."""
        return self._variants.get(key, {})

    def wordings(self, block: str) -> Collection[Stated]:
        """What articles call that which is measured, of one block of readings."""
        return self._wordings.get(block, ())

    def wording_block(self, name: str) -> str:
        """The block of a reading, a wording or a new indicator (IRI); '' where no article has it."""
        return self._blocks.get(name, "")

    def having(self, key: str) -> Sequence[str]:
        """The names of the articles with the key, sorted."""
        return self._keys.get(key, ())

    def holding(self, key: str) -> Sequence[str]:
        """The IRIs of the meetings with the key, sorted."""
        return self._holding.get(key, ())

    def owner(self, item: str) -> str:
        """The name of the article whose meeting or official this IRI is."""
        return self._owners.get(item, "")


class Reports:
    """The meetings of known articles, as `diemcau.resolve.meetings` looks them up."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._reports: dict[str, Report | None] = {}

    def report(self, name: str) -> Report | None:
        """The report with this id."""
        if name not in self._reports:
            profile = self._known.profile(self._known.owner(name))
            own = profile.reports if profile else ()
            self._reports[name] = next((report for report in own if report.id == name), None)
        return self._reports[name]

    def block(self, name: str) -> Sequence[str]:
        """The ids of the reports in the block, sorted."""
        return self._known.holding(f"meeting\t{name}")
