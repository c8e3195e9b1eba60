"""Run the front door: `python -m facilitator`."""

import gc

# Modules that load leave no garbage, yet Python's own threshold looks for it hundreds of times:
# this one is out of reach of all that is loaded before the first frame.
gc.set_threshold(200_000, 20, 50)

from facilitator.cli import main  # noqa: E402 - the imports are what the threshold is for

if __name__ == "__main__":
    main()
