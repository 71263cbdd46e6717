"""The room of topics: pages composed of blocks without code, which go the ordinary way of documents."""
