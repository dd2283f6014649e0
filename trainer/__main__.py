"""`python -m trainer` does what `trainer` does."""

import sys

from trainer.cli.app import main

if __name__ == "__main__":
    sys.exit(main())
