"""What lies on the disk twice is kept once: copies become hard links to one file."""

from __future__ import annotations

import contextlib
import filecmp
import os
import time
from pathlib import Path
from typing import Final

from local.settings import Settings

# By then a layer is unpacked.
_UNPACKED_SECONDS: Final = 20


def share(copies: Path, originals: Path) -> None:
    """Make each file below `copies` that equals the one at the same place below `originals` a link to that.

    A copy is replaced in one step, so that whoever reads it meanwhile is not disturbed. What cannot be linked, or is
    gone meanwhile, is left as it is.
    """
    for copy in copies.rglob("*"):
        original = originals / copy.relative_to(copies)
        with contextlib.suppress(OSError):
            if copy.is_file() and not copy.is_symlink() and _is_another_copy(copy, original):
                link = copy.with_name(f"{copy.name}.link")
                os.link(original, link)
                link.replace(copy)


def _is_another_copy(copy: Path, original: Path) -> bool:
    if not original.is_file() or copy.samefile(original):
        return False
    return filecmp.cmp(copy, original, shallow=False)


class UnpackedLayers:
    """The layers that the local AWS unpacks anew for each running function, beside what was built."""

    def __init__(self, settings: Settings) -> None:
        self._scratch, self._built = settings.home / "tmp", settings.built / "build"
        self._shared: set[Path] = set()

    def share(self) -> None:
        """Let the layers of functions that run for a while share their files with the build."""
        for function in self._scratch.glob("ministack-lambda-*"):
            with contextlib.suppress(OSError):  # the function has ended, and its folder goes
                for archive in function.glob("layer_*.zip"):
                    self._share(archive)

    def _share(self, archive: Path) -> None:
        if archive not in self._shared and time.time() - archive.stat().st_mtime > _UNPACKED_SECONDS:
            self._shared.add(archive)
            for layer in self._built.glob("*Layer"):
                share(archive.with_suffix(""), layer)
            archive.unlink()
