"""`python -m factwire.cli` is the command `factwire`."""

import sys

from factwire.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
