"""``casualtylib`` and ``python -m casualtylib``."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from casualtylib.cli.arguments import parser
from casualtylib.cli.commands import UNWRITTEN, USAGE, complain, run
from casualtylib.errors import CasualtyError

#: What a shell reports for a program that its reader hung up on: 128 + SIGPIPE.
HUNG_UP = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status.

    Args:
        argv: the arguments; None: those of the process.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    args = parser().parse_args(argv)
    try:
        status = run(args)
        sys.stdout.flush()
    except CasualtyError as fault:  # what cannot be read is told as it comes; this is about the command itself
        complain(str(fault))
        return USAGE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that closing stdout does not complain again
        return HUNG_UP
    except OSError as fault:  # a full disk; files that cannot be read are told as they come
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        complain(f"the output cannot be written: {fault.strerror or fault}")
        return UNWRITTEN
    return status


if __name__ == "__main__":
    sys.exit(main())
