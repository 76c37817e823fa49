"""Readers under fire: damaged, lying and hostile files under the limits that a function has.

    python -m tests.fuzz READER [--seconds 600] [--seed 0] [--keep DIR]

runs one reader (`python -m tests.fuzz` lists them) on mutated samples and ends with status 1 at the first input that
becomes neither articles nor a named error, or that takes more than its time or memory, the network or a file. That
input is kept, and `python -m tests.fuzz READER --again FILE` runs it alone. The tests run each reader for a moment.
"""
