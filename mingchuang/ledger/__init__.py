"""Who acted, what they did, in a chain nobody can rewrite; fingerprints, numbering and stored files."""
