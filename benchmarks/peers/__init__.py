"""feedkit and others at the same job, one after the other, and what came of it."""
