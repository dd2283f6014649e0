"""What the forms of the upload pages send, and drafts to hidden fields and back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import Request
from pydantic import TypeAdapter, ValidationError
from starlette.datastructures import FormData, UploadFile

from trainer.domain.transcript import Action, Speaker, Transcript, Turn
from trainer.errors import InvalidInputError, TranscriptError, UnknownRepError
from trainer.usecases.upload_call import (
    MOST_BYTES,
    MOST_BYTES_TOGETHER,
    MOST_CALLS,
    USUAL_DAYS,
    USUAL_RUBRIC,
    Draft,
    Terms,
    read_draft,
)

_MOST_FIELDS = 4 * MOST_CALLS + 20
_MOST_WORDS = 200
_TURNS = TypeAdapter(list[tuple[str, str, Action]])


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A transcript as it was sent; `label` is the file's name, shown but never stored."""

    label: str
    text: str
    rep: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """A transcript that cannot be read, and why."""

    label: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A transcript of which it has to be said who the rep is; `number` counts the sources from 0."""

    number: int
    label: str
    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Read:
    """What was made of the sources: drafts with their labels, failures, and what must be asked."""

    drafts: tuple[Draft, ...] = ()
    labels: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class CallForm:
    """One form of the upload pages: terms, sources or drafts, and words to mask."""

    terms: Terms
    title: str = ""
    text: str = ""
    sources: tuple[Source, ...] = ()
    drafts: tuple[Draft, ...] = ()
    labels: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def known(self) -> tuple[tuple[int, str], ...]:
        """Who the rep is where that was said already: the number of the source, and the name."""
        return tuple((n, source.rep) for n, source in enumerate(self.sources) if source.rep)


async def read_form(request: Request) -> CallForm:
    """The form of a request. Raises InvalidInputError where it is too much, or made up."""
    most = 2 * MOST_BYTES
    async with request.form(
        max_files=MOST_CALLS + 1, max_fields=_MOST_FIELDS, max_part_size=most
    ) as data:
        files = await _files(data)
        fields = {name: value for name, value in data.items() if isinstance(value, str)}
    text = fields.get("text", "")
    pasted = [Source(label="Pasted text", text=text)] if text.strip() else []
    numbers = range(MOST_CALLS)
    return CallForm(
        terms=_terms(fields),
        title=fields.get("title", ""),
        text=text,
        sources=_checked((*files, *pasted, *_carried(fields, numbers))),
        drafts=tuple(_draft(fields, n) for n in numbers if f"call-{n}" in fields),
        labels=tuple(fields.get(f"label-{n}", "") for n in numbers if f"call-{n}" in fields),
        words=_words(fields.get("words", "")),
    )


def read_sources(form: CallForm) -> Read:
    """Every source read and masked; those that cannot be read leave the others alone."""
    drafts: list[tuple[Draft, str]] = []
    failures, questions = [], []
    for number, source in enumerate(form.sources):
        try:
            drafts.append((read_draft(source.text, form.title, source.rep), source.label))
        except UnknownRepError as error:
            questions.append(Question(number=number, label=source.label, names=error.names))
        except TranscriptError as error:
            failures.append(Failure(label=source.label, reason=str(error)))
    return Read(
        drafts=_told_apart([draft for draft, _ in drafts], form.title),
        labels=tuple(label for _, label in drafts),
        failures=tuple(failures),
        questions=tuple(questions),
    )


def turns_field(draft: Draft) -> str:
    """The turns of a masked draft as a hidden field holds them."""
    turns = [(turn.name or "", turn.text, turn.action) for turn in draft.transcript.turns]
    return _TURNS.dump_json(turns).decode()


async def _files(data: FormData) -> list[Source]:
    sent = [one for one in data.getlist("files") if isinstance(one, UploadFile) and one.filename]
    return [Source(label=one.filename or "", text=decoded(await one.read())) for one in sent]


def decoded(data: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 where it is marked so, else Latin-1."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _carried(fields: Mapping[str, str], numbers: Sequence[int]) -> list[Source]:
    """The sources that a form carries along while it asks who the rep is."""
    return [
        Source(
            label=fields.get(f"label-{n}", ""),
            text=fields[f"source-{n}"],
            rep=fields.get(f"rep-{n}") or None,
        )
        for n in numbers
        if f"source-{n}" in fields
    ]


def _checked(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    if len(sources) > MOST_CALLS:
        message = f"That is over {MOST_CALLS} calls; send {MOST_CALLS} at once."
        raise InvalidInputError(message)
    if sum(len(source.text) for source in sources) > MOST_BYTES_TOGETHER:
        message = f"That is over {MOST_BYTES_TOGETHER // 1_000_000} MB; send fewer calls at once."
        raise InvalidInputError(message)
    return sources


def _terms(fields: Mapping[str, str]) -> Terms:
    days = fields.get("keep_days", str(USUAL_DAYS)).strip()
    return Terms(
        rights=fields.get("rights") == "yes",
        keep_days=int(days) if days.isascii() and days.isdigit() and len(days) < 6 else 0,  # noqa: PLR2004 - as many figures as a number of days has
        rubric=fields.get("rubric") or USUAL_RUBRIC,
    )


def _words(text: str) -> tuple[str, ...]:
    found = [word.strip() for line in text.splitlines() for word in line.split(",")]
    return tuple(word for word in found if word)[:_MOST_WORDS]


def _draft(fields: Mapping[str, str], number: int) -> Draft:
    try:
        turns = _TURNS.validate_json(fields[f"call-{number}"])
    except ValidationError as error:
        message = "This page was changed on its way. Begin again with the transcript."
        raise InvalidInputError(message) from error
    said = tuple(
        Turn(index=index, speaker=_side(name), text=text, action=action, name=name)
        for index, (name, text, action) in enumerate(turns)
    )
    title = fields.get(f"title-{number}", "")
    return Draft(title=title, transcript=Transcript(turns=said))


def _side(label: str) -> Speaker:
    return Speaker.REP if label.startswith("Rep") else Speaker.HOMEOWNER


def _told_apart(drafts: Sequence[Draft], title: str) -> tuple[Draft, ...]:
    """The drafts with a number in their titles where several came under one title."""
    if len(drafts) < 2 or not title.strip():  # noqa: PLR2004 - two are several
        return tuple(drafts)
    return tuple(
        Draft(title=f"{draft.title} {number}", transcript=draft.transcript)
        for number, draft in enumerate(drafts, start=1)
    )
