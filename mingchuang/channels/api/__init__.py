"""The machine face: JSON over HTTP."""
