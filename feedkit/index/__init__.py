"""What is already known of posts that have not changed since the last run.

Deleting it changes nothing but the time that the next run takes.
"""
