"""`python -m kg` is `talentkg`."""

import sys

from kg.cli import main

sys.exit(main())
