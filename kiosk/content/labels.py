"""The sorts of text that fields hold: by them `check` knows how much of it somebody reads standing up.

`TextField` and `ProseField` themselves are a `label`: a paragraph beside what it is about.
"""

from typing import Annotated

from pydantic import AfterValidator

from kiosk.content.fields import ProseField, TextField


def _sort(name: str) -> AfterValidator:
    return AfterValidator(lambda text: text.meant_as(name))


TitleField = Annotated[TextField, _sort("title")]
"""A heading."""

SentenceField = Annotated[TextField, _sort("lead")]
"""The sentence under a heading."""

NameField = Annotated[TextField, _sort("name")]
"""A few words on a button or a sign, or beside a number."""

QuestionField = Annotated[TextField, _sort("question")]
"""What is asked."""

AnswerField = Annotated[TextField, _sort("answer")]
"""One of the answers to choose from."""

CaptionTextField = Annotated[TextField, _sort("caption")]
"""What stands under a picture."""

PanelField = Annotated[ProseField, _sort("panel")]
"""The text of a whole page."""

NoteField = Annotated[TextField, _sort("note")]
"""A small line: a credit, how to read a chart."""

AltField = Annotated[TextField, _sort("alt")]
"""What a picture shows, for those who cannot see it."""

CodeField = Annotated[TextField, _sort("code")]
"""What is read by machines: as long as it must be."""
