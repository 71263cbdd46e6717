"""What comes of an audit: letters of findings, the proof that a government is the sum of its bodies, years side by side."""
