"""What a reader can do with what is published: tell of a mistake in it, have news of it sent."""
