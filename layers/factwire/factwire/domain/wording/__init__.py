"""Events as English sentences: their parties and places as the article names them, and what they did."""
