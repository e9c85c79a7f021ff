"""`pin`: makes the PIN that opens the door for staff."""

import click

from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence, told
from kiosk.commands.parameters import LANGUAGE
from kiosk.commands.station import STATION, Station


@click.command(short_help="Make the PIN that lets staff in.")
@click.option("--new", "wish", flag_value="new", help="Make one up, and print it this once.")
@click.option("--set", "wish", flag_value="set", help="Ask for one.")
@STATION
@LANGUAGE
def command(wish: str | None, station: Station, language: str) -> None:
    """Make the PIN that lets staff in: two corners of the screen held for five seconds ask for it.

    It replaces the one before, which nobody can read any more; a kiosk that runs knows it at once. Without
    an option, tell whether there is one.
    """
    from kiosk.commands.staffing.lock import has_pin
    from kiosk.commands.staffing.pincode import made_up

    if wish == "new":
        pin = made_up()
        _keep(station, pin)
        click.echo(told(Sentence("The new PIN: {pin}", pin=pin), language))
        click.echo(told(Sentence("Note it down: it is shown this once."), language))
    elif wish == "set":
        _keep(station, _asked(language))
        click.echo(told(Sentence("The new PIN holds from now on."), language))
    elif has_pin(station.state):
        click.echo(told(Sentence("There is a PIN. `--new` makes another, `--set` asks for one."), language))
    else:
        none = Sentence("There is no PIN: nobody gets in. `--new` makes one, `--set` asks for one.")
        click.echo(told(none, language))


def _asked(language: str) -> str:
    """A PIN that somebody enters twice, unseen. Raises KioskError where it is a weak one."""
    from kiosk.commands.staffing.pincode import weakness

    pin = click.prompt(told(Sentence("New PIN"), language), hide_input=True, type=str)
    if weak := weakness(pin):
        raise KioskError(weak)
    again = click.prompt(told(Sentence("Once more"), language), hide_input=True, type=str)
    if again != pin:
        raise KioskError(Sentence("The two are not alike: the PIN is what it was."))
    return str(pin)


def _keep(station: Station, pin: str) -> None:
    from kiosk.commands.staffing.lock import set_pin

    try:
        set_pin(station.state, pin)
    except OSError as error:
        raise KioskError(
            Sentence(
                "The PIN cannot be kept in {folder} ({reason}).",
                folder=station.state,
                reason=error.strerror or type(error).__name__,
            )
        ) from error
