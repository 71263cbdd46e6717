"""Links to other sites in the texts of an agency, for the openness office and the keepers of sections."""
