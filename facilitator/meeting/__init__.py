"""What a meeting is and which acts are in order: pure, no disk, clock, screen or randomness."""
