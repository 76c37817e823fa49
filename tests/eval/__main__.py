"""`python -m tests.eval` runs the accuracy gate."""

import sys

from tests.eval.gate import main

sys.exit(main())
