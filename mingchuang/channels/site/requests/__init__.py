"""The applicant's form and status pages."""
