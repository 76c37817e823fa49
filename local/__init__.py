"""The local AWS: the real template built and deployed on this machine, articles going in, summaries coming out."""
