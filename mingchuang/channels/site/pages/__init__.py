"""The pages everybody reads: home, agencies, the disclosure platform, lists and documents."""
