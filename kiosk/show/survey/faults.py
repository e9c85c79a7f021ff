"""Everything that a survey tells of one sight."""

from collections.abc import Iterator

from kiosk.content.limits import Limits
from kiosk.show.survey.fault import Fault
from kiosk.show.survey.glass import Glass
from kiosk.show.survey.layout import layout_faults
from kiosk.show.survey.lines import line_faults
from kiosk.show.survey.sight import Sight
from kiosk.show.survey.sizes import size_faults
from kiosk.stage.faces import Faces


def faults(sight: Sight, glass: Glass, faces: Faces, limits: Limits) -> Iterator[Fault]:
    """What could not be read, touched or seen whole on this glass."""
    yield from size_faults(sight, glass, faces)
    yield from line_faults(sight, limits)
    yield from layout_faults(sight)
