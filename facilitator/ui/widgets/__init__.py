"""What the main screen is made of: each widget shows one slice and redraws when it changes."""
