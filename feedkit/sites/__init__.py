"""What a site says about itself in its own generator's configuration. Nothing of it is ever run."""
