"""The homeowner's ears and voice that need no network: encoder, listener, voice, judge."""

import os

# A line is multiplied with a few thousand rows at once: more threads take twice the processor time
# for it and are no quicker, and the server has a thread for each conversation already.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # noqa: TID251 - read when numpy is loaded
