"""Search inside the desk: documents, requests and sections by the pairs of signs in their words."""
