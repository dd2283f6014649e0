"""voice-check: plays the scenarios against your model endpoint and counts what goes wrong."""

import argparse
import asyncio
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from trainer.errors import InvalidInputError, SettingsError

if TYPE_CHECKING:
    from trainer.settings import Settings
    from trainer.usecases.check_voice import Checked, Report

NO_MODEL = (
    "no model endpoint is configured, so there is no voice to check. Set TRAINER_LLM_BASE_URL and "
    "TRAINER_LLM_MODEL (and TRAINER_LLM_API_KEY where the endpoint wants one), in the environment "
    "or in .env; then: trainer doctor"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What is played, how often."""
    parser.add_argument(
        "scenario", nargs="?", default="all", help="id of a scenario, or all (default)"
    )
    parser.add_argument("--runs", type=int, default=1, help="conversations each (default 1)")
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """0; 1 where a bar is missed; 2 without an endpoint that answers, or an unknown scenario."""
    from trainer.main import scenario_ids
    from trainer.settings import Settings
    from trainer.usecases.check_voice import report_of

    if arguments.runs < 1:
        message = "--runs must be 1 or more."
        raise InvalidInputError(message)
    settings = Settings()
    if not settings.has_model:
        raise SettingsError(NO_MODEL)
    known = scenario_ids(settings, arguments.scenario)
    seeds = range(arguments.seed, arguments.seed + arguments.runs)
    played = asyncio.run(_all(settings, known, seeds))
    reports = [report_of(name, checked) for name, checked in played.items()]
    whole = report_of("all", [one for checked in played.values() for one in checked])
    missed = [bar.told() for bar in whole.bars() if not bar.kept]
    if arguments.json:
        _print_json(settings.llm_model, reports, whole, missed)
    else:
        sys.stdout.write(_table([*reports, whole]))
        sys.stdout.write(_summary(whole))
    return 1 if missed else 0


async def _all(
    settings: "Settings", known: Sequence[str], seeds: Sequence[int]
) -> "dict[str, list[Checked]]":
    from trainer.adapters.llm.probe import probe
    from trainer.adapters.llm.voice import ModelVoice
    from trainer.main import build_rehearsals, model_endpoint
    from trainer.usecases.check_voice import VoiceCheck

    played: dict[str, list[Checked]] = {}
    endpoint, model = model_endpoint(settings), settings.llm_model or ""
    try:
        await probe(endpoint, model)  # before minutes are spent on a voice that is not there
        rehearsal_of, voice = build_rehearsals(settings, ""), ModelVoice(endpoint, model)
        for at, name in enumerate(known):
            rehearsal = rehearsal_of(name)
            table = replace(rehearsal.table, voice=voice)
            check = VoiceCheck(rehearsal=replace(rehearsal, table=table))
            played[name] = [await check.play(seed) for seed in seeds]
            sys.stderr.write(f"{at + 1} of {len(known)}: {name}\n")
    finally:
        await endpoint.close()
    return played


def _print_json(
    model: str | None, reports: "Sequence[Report]", whole: "Report", missed: Sequence[str]
) -> None:
    result = {
        "model": model,
        "scenarios": [asdict(report) for report in reports],
        "all": asdict(whole),
        "bars": [{**asdict(bar), "kept": bar.kept} for bar in whole.bars()],
        "missed": missed,
    }
    sys.stdout.write(json.dumps(result) + "\n")


def _table(reports: "Sequence[Report]") -> str:
    head = (
        f"{'scenario':28}{'replies':>8}{'repairs':>8}{'fell back':>10}{'stopped':>8}{'leaks':>6}"
        f"{'cave-ins':>9}{'swaps':>6}{'words':>6}{'median s':>9}{'95 % s':>8}\n"
    )
    return head + "".join(_row(report) for report in reports)


def _row(report: "Report") -> str:
    return (
        f"{report.scenario:28}{report.replies:8}{report.repairs:8}"
        f"{sum(report.fell_back.values()):10}{sum(report.stopped.values()):8}{report.leaks:6}"
        f"{report.cave_ins:9}{report.role_swaps:6}{_figure(report.speech.median_words, 1):>6}"
        f"{_figure(report.seconds_median, 2):>9}{_figure(report.seconds_p95, 2):>8}\n"
    )


def _summary(whole: "Report") -> str:
    stops = {name: count for name, count in whole.stopped.items() if count}
    cost = "no price is set" if whole.dollars is None else f"{whole.dollars:.4f} dollars"
    lines = [
        f"guard stops: {_listed(stops)}",
        f"fall-backs: {_listed(whole.fell_back)}",
        f"tokens: {whole.tokens_in} in, {whole.tokens_out} out; {cost}",
        *(f"{'kept  ' if bar.kept else 'MISSED'}  {bar.told()}" for bar in whole.bars()),
    ]
    return "".join(f"{line}\n" for line in lines)


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items()) or "none"


def _figure(value: float | None, places: int) -> str:
    return "-" if value is None else f"{value:.{places}f}"
