"""What an agency posted to new media, as records."""
