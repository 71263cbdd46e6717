"""Was this text released, when and by whom, and what differs? And: is the ledger, and is every release, what it was?

Only current releases are ever quoted. A table of clause hashes (derived; it can be emptied at any time) finds the release
that a changed or partial text came from.
"""
