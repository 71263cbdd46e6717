"""待办: the first page of the desk."""
