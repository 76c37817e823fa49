"""From predicates to coded acts."""
