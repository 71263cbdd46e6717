"""Finding documents, requests and sections from any page of the desk."""
