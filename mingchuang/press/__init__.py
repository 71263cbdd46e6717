"""What leaves as a file or enters as one: sanitising, typesetting, upload checks. No models."""
