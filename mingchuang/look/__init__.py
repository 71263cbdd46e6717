"""The design system: tokens, components, layouts, sentences."""
