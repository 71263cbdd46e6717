"""Documents that were written elsewhere: DOCX read as a body with its pictures, and what could not come along."""
