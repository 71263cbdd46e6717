"""Reading annual reports from files of any kind: bytes in, a `law.audit.values.Report` out."""
