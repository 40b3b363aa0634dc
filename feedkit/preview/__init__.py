"""What a person gets to see who opens a feed in a browser."""
