"""What times are counted from: the day of writing, events, other dates of the text, and the years around them."""
