"""Report audits at the desk: uploads, the heat map of a run, each report with its findings, judgements."""
