"""Outlets that answer from a recording."""


def recorded(answers):
    """A transport that plays recorded answers and keeps what it was asked."""
    asked = []

    def transport(method, url, form, sent):
        asked.append((method, url, form, sent))
        answer = answers[url.rpartition("/")[2]]
        if isinstance(answer, Exception):
            raise answer
        return answer

    return transport, asked
