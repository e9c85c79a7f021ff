"""The machine that becomes a kiosk: what is there, and what is changed on it."""

import grp
import os
import pwd
import re
import shutil
import subprocess
from pathlib import Path

from kiosk.base.atomic import write_atomically
from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence


class Machine:
    """A Linux; `root` is where its files begin."""

    def __init__(self, root: Path = Path("/")) -> None:
        self._root = root

    def at(self, path: Path) -> Path:
        """Where this absolute path of the machine is found."""
        return self._root / path.relative_to("/")

    @property
    def administered(self) -> bool:
        """Whether this process may change what it likes."""
        return os.geteuid() == 0

    @property
    def runs_systemd(self) -> bool:
        """Whether systemd started it: https://www.freedesktop.org/software/systemd/man/latest/sd_booted.html."""
        return self.at(Path("/run/systemd/system")).is_dir()

    def systemd(self) -> int:
        """The version of its systemd; 0 where there is none."""
        if not self.program("systemctl"):
            return 0
        found = re.match(r"systemd (\d+)", self.run("systemctl", "--version"))
        return int(found[1]) if found else 0

    def uid(self, user: str) -> int | None:
        """The number of a user, None where there is no such one."""
        try:
            return pwd.getpwnam(user).pw_uid
        except KeyError:
            return None

    def groups(self, user: str) -> set[str]:
        """The names of those that a user is in."""
        entry = pwd.getpwnam(user)
        return {grp.getgrgid(each).gr_name for each in os.getgrouplist(user, entry.pw_gid)}

    def program(self, name: str) -> str | None:
        """Where a program lies, None where it is not installed."""
        return shutil.which(name, path="/usr/local/bin:/usr/bin:/bin:/usr/sbin")

    def may_run(self, user: str, program: str) -> bool:
        """Whether this user may carry out a program; only an administrator can find out."""
        asked = ("runuser", "-u", user, "--", "test", "-x", program)
        return subprocess.run(asked, capture_output=True, check=False).returncode == 0

    def login_screen(self) -> str | None:
        """The service that shows one at the start of this machine, where there is one."""
        link = self.at(Path("/etc/systemd/system/display-manager.service"))
        return Path(os.readlink(link)).name if link.is_symlink() else None

    def write(self, path: Path, text: str) -> None:
        """Write a file that everybody may read, and carry out if it is a script."""
        place = self.at(path)
        place.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(place, text.encode())
        place.chmod(0o755 if text.startswith("#!") else 0o644)

    def remove(self, path: Path) -> bool:
        """Remove a file; whether it was there."""
        place = self.at(path)
        there = place.exists()
        place.unlink(missing_ok=True)
        return there

    def make_private_folder(self, path: Path, user: str) -> None:
        """A folder that this user alone may look into."""
        place = self.at(path)
        place.mkdir(parents=True, exist_ok=True)
        place.chmod(0o700)
        shutil.chown(place, user, pwd.getpwnam(user).pw_gid)

    def run(self, *command: str) -> str:
        """What a program says. Raises KioskError with it where the program fails."""
        try:
            return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
        except (OSError, subprocess.SubprocessError) as error:
            said = getattr(error, "stderr", None) or str(error)
            raise KioskError(
                Sentence("`{command}` failed: {reason}", command=" ".join(command), reason=said.strip())
            ) from error
