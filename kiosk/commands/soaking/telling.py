"""A soak as it is told: a line while it goes on, a table at its end, or values for programs."""

from collections.abc import Iterator, Mapping
from typing import Any

from kiosk.base.sentences import Sentence, told
from kiosk.commands.health.telling import aligned, duration
from kiosk.commands.soaking.ledger import Sample
from kiosk.commands.soaking.outcome import Outcome


def progress(values: Mapping[str, Any], language: str) -> str:
    """One line: how far it is."""
    line = Sentence(
        "{duration}: {visits} visits, {pages} pages, {kinds} kinds, {versions} versions, {memory:.1f} MB",
        **{**values, "duration": duration(values["seconds"])},
    )
    if not values["warm"]:
        line = Sentence("{line}, warming up", line=line)
    else:
        line = Sentence("{line}, slowest frame {time:.0f} ms", line=line, time=1000 * values["slowest"])
    return told(line, language)


def lines(outcome: Outcome, seed: int, language: str) -> Iterator[str]:
    """The table, and what speaks against it."""
    yield from aligned([(told(head, language), told(said, language)) for head, said in _rows(outcome, seed)])
    yield ""
    reasons = outcome.reasons()
    yield told(Sentence("Failed:") if reasons else Sentence("All is well."), language)
    for reason in reasons:
        yield f"  {told(reason, language)}"
    for mishap in outcome.told["mishaps"][:3]:
        yield f"\n{mishap}"


def _rows(outcome: Outcome, seed: int) -> Iterator[tuple[str, str]]:
    seen = outcome.told
    yield (
        Sentence("Visits"),
        Sentence(
            "{count} in {duration}, seed {seed}; the first {warm} to warm up",
            count=f"{seen['visits']:,}",
            duration=duration(seen["seconds"]),
            seed=seed,
            warm=seen["warm_after"],
        ),
    )
    yield Sentence("Pages"), f"{len(seen['all']) - len(outcome.unseen)} / {len(seen['all'])}"
    yield (
        Sentence("Kinds"),
        f"{len(seen['kinds'])} / {len(outcome.kinds)}: {', '.join(sorted(seen['kinds']))}",
    )
    yield Sentence("Languages"), _counted(seen["languages"])
    yield Sentence("Modes"), _counted(seen["modes"])
    yield Sentence("Ends"), _counted(seen["ends"])
    yield (
        Sentence("Versions"),
        Sentence("{count} on the screen; {done}", count=len(seen["versions"]), done=_counted(outcome.done)),
    )
    if outcome.missed:
        yield Sentence("Not in time"), _counted(outcome.missed)
    yield Sentence("Slowest frame"), _slowest(outcome)
    yield Sentence("Memory"), _memory(outcome)
    for head, name in _COUNTED:
        yield head, _range([getattr(sample, name) for sample in outcome.steady])


_COUNTED = (
    (Sentence("Threads"), "threads"),
    (Sentence("Open files"), "files"),
    (Sentence("Processes"), "children"),
)


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))


def _slowest(outcome: Outcome) -> str:
    seen = outcome.told
    said = Sentence(
        "{time:.0f} ms of {count} frames", time=1000 * seen["slowest"], count=f"{seen['frames']:,}"
    )
    if not outcome.slow:
        return said
    worst = outcome.slow[0]
    return Sentence(
        "{said}, at {where} on visit {visit}; {more:.0f} ms more without processor or memory",
        said=said, where=worst.where, visit=worst.visits,
        more=1000 * (worst.seconds - worst.own),
    )  # fmt: skip


def _memory(outcome: Outcome) -> str:
    samples, found = outcome.steady, outcome.memory
    if not samples or found is None:
        return Sentence("too few samples after the warm-up")
    return Sentence(
        "{rate:+.2f} MB in 1,000 visits (95 %: {low:+.2f} to {high:+.2f}); {first:.1f} to {last:.1f} MB",
        rate=found.value, low=found.low, high=found.high, first=samples[0].memory, last=samples[-1].memory,
    )  # fmt: skip


def _range(counts: list[int]) -> str:
    return f"{min(counts)}–{max(counts)}" if counts else "–"


def plain(outcome: Outcome, seed: int, language: str) -> dict[str, Any]:
    """For programs: all figures, and each sample."""
    found = outcome.memory
    return {
        **outcome.told,
        "seed": seed,
        "unseen": outcome.unseen,
        "curator": {"done": dict(outcome.done), "missed": dict(outcome.missed)},
        "memory_slope": found and {**found._asdict(), "unit": "MB in 1,000 visits"},
        "samples": [Sample(*sample)._asdict() for sample in outcome.told["samples"]],
        "reasons": [told(reason, language) for reason in outcome.reasons()],
    }
