"""Where a document is read. The section is never in its address, so that moving it breaks no link."""


def document_address(agency: str, public_id: str, language: str = "zh-hans") -> str:
    """``/{agency}/d/{public_id}``, under ``/en`` for English."""
    prefix = "/en" if language.startswith("en") else ""
    return f"{prefix}/{agency}/d/{public_id}"


def file_address(agency: str, public_id: str, file_id: str) -> str:
    """Where an attachment of a released document is downloaded; the same in every language."""
    return f"/{agency}/d/{public_id}/files/{file_id}"


def verify_address(fingerprint: str, language: str = "zh-hans") -> str:
    """Where a reader checks a fingerprint."""
    prefix = "/en" if language.startswith("en") else ""
    return f"{prefix}/verify?fingerprint={fingerprint}"
