"""The two kinds of YAML file: `exhibition.yaml` and a chapter; blocks are checked by their own kinds."""

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, PlainValidator, WithJsonSchema

from kiosk.base.listing import in_code, one_of
from kiosk.base.sentences import Sentence
from kiosk.content.fields import AssetPath, Mistake, NarrationField, Part, PictureField, shape
from kiosk.content.hourspart import HoursPart
from kiosk.content.labels import CodeField, NameField, NoteField, SentenceField, TitleField
from kiosk.content.limitspart import LimitsPart
from kiosk.content.model import LONGEST_CODE, TEXT_SIZES, Text
from kiosk.content.pinyin import bare

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_INK = re.compile(r"#[0-9A-Fa-f]{6}")


AN_ID = Sentence("small letters and digits, words joined by hyphens: `old-town`")


def is_id(name: str) -> bool:
    """Whether `name` is lower-case words joined by hyphens, 100 characters at most."""
    return len(name) <= 100 and _ID.fullmatch(name) is not None


def _check_id(name: str) -> str:
    if not is_id(name):
        suggestion = "-".join(re.findall("[a-z0-9]+", name.lower()))
        raise Mistake(Sentence("`{name}` is not an id", name=name[:60]), AN_ID, suggestion[:60])
    return name


def read_languages(value: Any) -> tuple[tuple[str, str], ...]:
    """(code, own name) of each language of a mapping; raises Mistake."""
    expected = Sentence("each language's code and own name: `{{zh: 中文, en: English}}`")
    if not isinstance(value, dict) or not value:
        found = Sentence("{written} where the languages should stand", written=shape(value))
        raise Mistake(found, expected)
    for code, name in value.items():
        if not _LANGUAGE.fullmatch(code):
            found = Sentence("`{code}` is not the code of a language", code=code)
            raise Mistake(found, expected, "", (code,), at_key=True)
        if not isinstance(name, str):
            found = Sentence("the language `{code}` has no name", code=code)
            raise Mistake(found, expected, "", (code,))
    return tuple(value.items())


def _read_inks(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        found = Sentence("{written} where names and colours should stand", written=shape(value))
        raise Mistake(found, Sentence('names and colours: `paper: "#F4EFE4"`'))
    for name, ink in value.items():
        if not isinstance(ink, str) or not _INK.fullmatch(ink):
            expected = Sentence('a # and six digits or letters from A to F, in quotes: `"#F4EFE4"`')
            raise Mistake(Sentence("{written} is not a colour", written=shape(ink)), expected, "", (name,))
    return dict(value)


def _check_code(code: Text) -> Text:
    for language, words in code.items():
        if (size := len(bare(words).encode())) > LONGEST_CODE:
            found = Sentence("{size} letters in a code, more than telephones read with ease", size=size)
            expected = Sentence("at most {most}; a Chinese character counts as three", most=LONGEST_CODE)
            raise Mistake(found, expected, "", (language,) if language else ())
    return code


Id = Annotated[
    str, AfterValidator(_check_id), WithJsonSchema({"type": "string", "pattern": f"^{_ID.pattern}$"})
]
"""Lower-case words joined by hyphens."""


def _check_text_size(size: int) -> int:
    sizes = [round(100 * each) for each in TEXT_SIZES]
    if size not in sizes:
        raise Mistake(Sentence("`{size}` is not a text size", size=size), one_of(in_code(sizes)))
    return size


TextSize = Annotated[
    int,
    AfterValidator(_check_text_size),
    WithJsonSchema({"enum": [round(100 * size) for size in TEXT_SIZES]}),
]
"""Per cent of the usual size."""

Languages = Annotated[
    tuple[tuple[str, str], ...],
    PlainValidator(read_languages),
    WithJsonSchema(
        {
            "type": "object",
            "additionalProperties": {"type": "string"},
            "propertyNames": {"pattern": f"^{_LANGUAGE.pattern}$"},
            "minProperties": 1,
        }
    ),
]
Inks = Annotated[
    dict[str, str],
    PlainValidator(_read_inks),
    WithJsonSchema(
        {"type": "object", "additionalProperties": {"type": "string", "pattern": f"^{_INK.pattern}$"}}
    ),
]


class IdleTimes(Part):
    """When a visit ends by itself, in seconds."""

    after: float = Field(
        default=60.0,
        ge=10,
        description="Seconds without a touch before visitors are asked whether they are there.",
    )
    countdown: float = Field(default=20.0, ge=20, description="Seconds they then have to answer.")


class ScreenSizes(Part):
    """The screen as it hangs on the wall, in millimetres."""

    width: float = Field(default=527, ge=100, le=20_000, description="Width of its picture.")
    distance: float = Field(default=600, ge=200, le=10_000, description="From the glass to visitors' eyes.")
    low_reach: float | None = Field(
        default=None,
        alias="low-reach",
        ge=100,
        description="Height of its lower part that all can reach.",
        examples=[180],
    )


class AccessDefaults(Part):
    """What every visit begins with; visitors change it for themselves."""

    text_size: TextSize = Field(
        default=100, alias="text-size", description="Size of the type: 100, 150 or 200 per cent."
    )
    high_contrast: bool = Field(
        default=False, alias="high-contrast", description="High contrast: black on white."
    )
    reduced_motion: bool = Field(
        default=False, alias="reduced-motion", description="Reduced motion: nothing slides by."
    )
    low_reach: bool = Field(
        default=False, alias="low-reach", description="All that is touched lies low on the screen."
    )
    read_aloud: bool = Field(
        default=False, alias="read-aloud", description="Pages that have narration speak when they are opened."
    )


class LanguageFaces(Part):
    """Font files of the exhibition's own for one language."""

    serif: AssetPath | None = Field(
        default=None, description="Font file for titles and headings.", examples=["fonts/serif.otf"]
    )
    sans: AssetPath | None = Field(
        default=None, description="Font file for texts, labels and buttons.", examples=["fonts/sans.otf"]
    )


class Faces(LanguageFaces):
    """Font files of the exhibition's own, for all languages or for some."""

    languages: dict[str, LanguageFaces] = Field(
        default_factory=dict,
        description="Other ones for single languages, by the language's code.",
        examples=[{"en": {"sans": "fonts/latin.otf"}}],
    )


class Theme(Part):
    """The exhibition's own colours and typefaces."""

    inks: Inks = Field(
        default_factory=dict,
        description='Names of inks and their colours: `"#RRGGBB"`.',
        examples=[{"accent": "#B3261E", "paper": "#F6EFE2"}],
    )
    faces: Faces = Field(default=Faces(), description="Font files of the exhibition's own.")
    vertical_titles: bool = Field(
        default=False,
        alias="vertical-titles",
        description="Whether Chinese titles stand, from top to bottom.",
    )


class ExhibitionFile(Part):
    """The exhibition as a whole."""

    title: TitleField = Field(description="The exhibition's name.")
    subtitle: SentenceField = Field(default_factory=Text, description="A line below the title.")
    credit: NoteField = Field(
        default_factory=Text, description="Who made it, and where texts and pictures come from."
    )
    languages: Languages = Field(
        default=(("zh", "中文"),),
        description="Codes and own names of the languages; the first leads.",
        examples=[{"zh": "中文", "en": "English"}],
    )
    chapters: list[str] | None = Field(
        default=None, description="Ids of the chapters in the order of the doors; without it all there are."
    )
    mode: Literal["visitors", "unattended"] = Field(
        default="visitors",
        description="`visitors` turn the pages, or they turn by themselves (`unattended`).",
    )
    hours: HoursPart | None = Field(
        default=None, description="When it is open; outside these hours the screen is dark. Without, always."
    )
    idle: IdleTimes = Field(default=IdleTimes(), description="When a visit ends by itself.")
    screen: ScreenSizes = Field(default=ScreenSizes(), description="The screen, in millimetres.")
    access: AccessDefaults = Field(default=AccessDefaults(), description="What every visit begins with.")
    theme: Theme = Field(default_factory=Theme, description="Colours and typefaces.")
    limits: LimitsPart = Field(default=LimitsPart(), description="How long texts may be.")


class ChapterFile(Part):
    """One chapter of the exhibition."""

    title: TitleField = Field(description="The chapter's name.")
    lead: SentenceField = Field(default_factory=Text, description="What it is about, in one sentence.")
    hero: PictureField | None = Field(
        default=None, description="The picture on its door; best with `tall`, for doors are upright."
    )
    pages: list[Any] = Field(min_length=1, description="The pages in order.")


class LinkPart(Part):
    """Something to take home: a code that a telephone reads."""

    code: Annotated[CodeField, AfterValidator(_check_code)] = Field(
        description="A web address, or words to keep, such as the name of a place.",
        examples=["https://example.org"],
    )
    opens: NameField = Field(description="A word on what the code opens.")


class PageFile(Part):
    """One page of a chapter."""

    id: Id = Field(description="The page's own name in links: lower-case words joined by hyphens.")
    title: TitleField = Field(default_factory=Text, description="The page's heading.")
    sources: tuple[str, ...] = Field(
        default=(), description="Where what it says can be looked up; visitors do not see it."
    )
    link: LinkPart | None = Field(
        default=None, description="Something to take home: a code that a telephone reads."
    )
    narration: NarrationField = Field(
        default_factory=dict, description="The page read aloud: a sound for each language."
    )
    blocks: list[Any] = Field(min_length=1, description="The blocks in order, each with its `kind`.")
