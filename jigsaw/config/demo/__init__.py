"""The demo: four years of invented reviews on this machine alone."""
