"""What is to be seen and touched of a scene in one state, as the surveyor noted it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.base.geometry import Box
from kiosk.show.survey.marks import Mark
from kiosk.stage.controls import Button, Control
from kiosk.stage.theme import Theme


@dataclass(frozen=True)
class Sight:
    """A scene at rest."""

    marks: Sequence[Mark]
    controls: Sequence[Control]
    areas: Sequence[Box]
    """The parts of the screen that nothing may straddle."""
    theme: Theme
    blocks: Mapping[str, str] = field(default_factory=dict)
    """The block that a control belongs to, by the control's id; of the bar and the like, none."""

    @property
    def screen(self) -> Box:
        """All of the screen."""
        return Box(0, 0, *self.theme.screen)

    @property
    def buttons(self) -> list[Button]:
        """The buttons, without those that lie under others."""
        return [each for each in self.controls if isinstance(each, Button) and not each.double]

    def block_of(self, control: Control) -> str:
        """The id of the block that a control belongs to, or none."""
        return self.blocks.get(control.id, "")
