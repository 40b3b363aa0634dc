"""From bytes to the place where subscribers find them."""
