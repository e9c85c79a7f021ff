"""What stands in a draft for the curator's own: words, pictures, a panorama, a film, a sound, captions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.content.languagetags import lookup

FOLDER = Path(__file__).with_name("placeholders")

PICTURES = ("placeholder.svg", "placeholder-night.svg")
TALL = "placeholder-tall.svg"
FILES = {"panorama": "placeholder.jpg", "film": "placeholder.mp4", "sound": "placeholder.ogg"}
"""What stands for each sort of recording."""

SHOWS = {
    "placeholder.svg": {
        "zh": "占位图，晨光里的海和一只小帆船。",
        "en": "A placeholder with a small boat on a calm sea.",
    },
    "placeholder-night.svg": {
        "zh": "占位图，月光下的海和一只小帆船。",
        "en": "A placeholder with a small boat by moonlight.",
    },
}
"""What the pictures show."""

WORDS = {
    "title": {"zh": "这里写标题", "en": "The title"},
    "lead": {"zh": "这里写一句话。", "en": "One sentence goes here."},
    "name": {"zh": "这里写名称", "en": "The name"},
    "caption": {"zh": "这里写图片说明。", "en": "What the picture shows."},
    "note": {"zh": "图片来源", "en": "Whose picture it is"},
    "label": {"zh": "这里写一段话。", "en": "A paragraph goes here."},
    "panel": {"zh": "这里写正文。", "en": "The text goes here."},
    "alt": {"zh": "这里写画面内容。", "en": "What can be seen."},
    "question": {"zh": "这里写问题？", "en": "What do you ask?"},
    "answer": {"zh": "这里写答案", "en": "An answer"},
}
"""Words for each sort of text (`limits.STANDARD`)."""

HEARD = {"zh": "铃声和海浪声。这里写听到的话。", "en": "Bells and waves. What is said goes here."}

Texts = Mapping[str, str]


class Words(dict[str, str]):
    """A text by language that is to be written over: where it stands in one line, in quotes."""


@dataclass
class Standins:
    """The stand-ins of one chapter; what of them was asked for collects in `files`."""

    chapter: str
    languages: tuple[tuple[str, str], ...]
    """(code, own name) of each language of the exhibition."""
    files: set[str] = field(default_factory=set)
    _pictures: dict[str, str] = field(default_factory=dict)

    def text(self, words: Texts) -> Words:
        """The words in each language of the exhibition; in one that has none, in English under its name."""
        return Words({code: _in_language(words, code, name) for code, name in self.languages})

    def picture(self, instead_of: str = "", tall: bool = False) -> dict[str, object]:
        """A picture; another one for each path that it stands for."""
        taken = self._pictures.setdefault(instead_of, PICTURES[len(self._pictures) % len(PICTURES)])
        files = {"src": self.file(taken), **({"tall": self.file(TALL)} if tall else {})}
        return {**files, "alt": self.text(SHOWS[taken])}

    def turn_over(self) -> None:
        """Begin anew with the first picture."""
        self._pictures.clear()

    def recording(self, sort: str) -> str:
        """The path of a panorama, a film or a sound."""
        return self.file(FILES[sort])

    def captions(self) -> dict[str, str]:
        """A file of captions for each language."""
        return {code: self.file(f"placeholder.{code}.vtt") for code, _ in self.languages}

    def file(self, name: str) -> str:
        """The path of one of the files, below assets/."""
        self.files.add(name)
        return f"{self.chapter}/{name}"

    def contents(self) -> Iterable[tuple[str, bytes]]:
        """Path, below the exhibition's folder, and content of each file that was asked for."""
        captions = {f"placeholder.{code}.vtt": text for code, text in self.text(HEARD).items()}
        for name in sorted(self.files):
            data = _captions(captions[name]) if name in captions else (FOLDER / name).read_bytes()
            yield f"assets/{self.chapter}/{name}", data


def _in_language(words: Texts, code: str, name: str) -> str:
    known = next((words[each] for each in lookup(code) if each in words), None)
    return known if known is not None else f"{name} – {words['en']}"


def _captions(text: str) -> bytes:
    return f"WEBVTT\n\n00:00.400 --> 00:09.500\n{text}\n".encode()
