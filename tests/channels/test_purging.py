"""What changed is told to the cache in front of the site: after the commit, until it answers, and to nobody by default."""

import stat
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from click.testing import CliRunner
from django.db import transaction

from mingchuang.channels.cli import checkup
from mingchuang.channels.schedule import caches
from mingchuang.channels.schedule.caches import ByCommand, ByHTTP, NotPurged
from mingchuang.channels.schedule.purging import deliver
from mingchuang.domains.agencies import actions as agencies
from mingchuang.domains.documents import actions
from mingchuang.ledger import outbox
from mingchuang.ledger.models import Outgoing
from tests.factories import documents

pytestmark = pytest.mark.django_db
NONE = {"url": "", "method": "POST", "header": "Surrogate-Key", "token": "", "command": ""}


class Recorded:
    """A cache that remembers what it was told, or keeps silent."""

    def __init__(self):
        self.told, self.silent = [], False

    def purge(self, keys):
        if self.silent:
            raise NotPurged("no answer")
        self.told.append(tuple(keys))


@pytest.fixture
def cache(settings):
    settings.PURGE = NONE | {"url": "https://cache.example/purge"}
    return Recorded()


@pytest.fixture
def people(system, settings):
    settings.PURGE = NONE
    return documents.three(system)


def keys_of(answer) -> set[str]:
    return set(answer.headers["Surrogate-Key"].split())


def test_nothing_configured_nothing_kept_and_nothing_sent(people, at):
    documents.released(people, at)
    assert not Outgoing.objects.exists()
    assert list(deliver(at, Recorded())) == []


def test_a_release_purges_every_page_that_shows_it(client, people, cache, at):
    document = documents.released(people, at)
    told = set(outbox.due(at).keys)
    code = people.agency.code
    shown = [
        "/",
        f"/{code}/",
        f"/{code}/statutory",
        f"/{code}/c/news",
        f"/{code}/d/{document}",
        f"/en/{code}/d/{document}",
    ]
    for page in shown:
        assert keys_of(client.get(page)) & told, page
    for page in ("/agencies", f"/{code}/guide", f"/{code}/c/normative"):
        assert not keys_of(client.get(page)) & told, page
    assert list(deliver(at, cache)) == [f"{len(told)} keys purged from the cache"]
    assert set(cache.told[0]) == told
    assert list(deliver(at, cache)) == []


def test_a_withdrawal_purges_the_page_and_the_other_that_names_it(people, cache, at):
    document = documents.released(
        people, at, **documents.NORMATIVE | {"slug": "normative", "document_number": "六数〔2026〕9号"}
    )
    other = documents.released(
        people, at + timedelta(hours=1), kind="interpretation", slug="interpretation",
        details={"form": "text", "level": "own"},
    )  # fmt: skip
    actions.link(by=documents.hand(people.drafter, at, 90), source=other, target=document, link_type="interprets")
    list(deliver(at, cache))
    withdrawn = {"reason": "error", "explanation": "数字有误"}
    actions.ask_withdrawal(by=documents.hand(people.drafter, at, 120), document=document, **withdrawn)
    actions.withdraw(by=documents.hand(people.final, at, 180), document=document)
    told = set(outbox.due(at).keys)
    assert {f"document-{document}", f"document-{other}", f"section-{people.agency.code}-normative"} <= told


def test_what_was_undone_purges_nothing(people, cache, at):
    with pytest.raises(RuntimeError), transaction.atomic():
        documents.released(people, at)
        raise RuntimeError
    assert outbox.due(at).rows == ()


def test_a_renamed_agency_purges_its_pages(client, system, people, cache, at):
    document = documents.released(people, at)
    list(deliver(at, cache))
    people.agency.refresh_from_db()
    agencies.amend_agency(by=system, agency=people.agency, lock_version=people.agency.lock_version, name="六安市数据局")
    told, code = set(outbox.due(at).keys), people.agency.code
    for page in ("/", "/agencies", f"/{code}/guide", f"/{code}/c/news", f"/{code}/d/{document}"):
        assert keys_of(client.get(page)) & told, page


def test_a_silent_cache_is_asked_again_with_longer_pauses_and_loses_nothing(people, cache, at):
    document = documents.released(people, at)
    cache.silent = True
    assert "no answer" in next(deliver(at, cache))
    assert list(deliver(at + timedelta(seconds=59), cache)) == []
    assert "no answer" in next(deliver(at + timedelta(seconds=60), cache))
    assert list(deliver(at + timedelta(seconds=120), cache)) == []
    for hour in range(1, 12):
        list(deliver(at + timedelta(hours=hour), cache))
    assert Outgoing.objects.get().tries >= 10
    (finding,) = checkup.cache()
    assert "no answer" in finding.what
    cache.silent = False
    list(deliver(at + timedelta(hours=14), cache))
    assert f"document-{document}" in cache.told[0]
    assert not Outgoing.objects.exists()
    assert list(checkup.cache()) == []


def test_the_schedule_sends_after_its_own_releases(monkeypatch, people, cache, at):
    from mingchuang.channels.schedule.command import schedule

    monkeypatch.setattr(caches, "configured", lambda: cache)
    documents.released(people, at)
    result = CliRunner().invoke(schedule)
    assert result.exit_code == 0
    assert "keys purged from the cache" in result.stderr
    assert cache.told


class Answering(BaseHTTPRequestHandler):
    """A cache on the wire."""

    asked: list = []
    status = 200

    def do_PURGE(self):
        Answering.asked.append((self.headers.get("xkey-purge"), self.headers.get("Authorization")))
        self.send_response(Answering.status)
        self.send_header("Location", "http://127.0.0.1:1/elsewhere")
        self.end_headers()

    def log_message(self, *_given):
        pass


@pytest.fixture
def wire():
    Answering.asked, Answering.status = [], 200
    server = HTTPServer(("127.0.0.1", 0), Answering)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_by_http_keys_go_in_a_header_in_messages_of_bounded_size(wire):
    cache = ByHTTP(wire, method="PURGE", header="xkey-purge", token="t")
    keys = [f"document-{number:012d}" for number in range(400)]
    cache.purge(keys)
    assert [key for sent, _ in Answering.asked for key in sent.split()] == keys
    assert all(len(sent) < 8000 for sent, _ in Answering.asked)
    assert {token for _, token in Answering.asked} == {"Bearer t"}


@pytest.mark.parametrize("status", [302, 403, 500])
def test_by_http_anything_but_success_is_a_failure_that_names_no_token(wire, status):
    Answering.status = status
    with pytest.raises(NotPurged) as raised:
        ByHTTP(wire, method="PURGE", header="xkey-purge", token="secret-token").purge(["home"])
    assert "secret-token" not in str(raised.value)


def test_by_http_a_cache_that_is_not_there(wire):
    with pytest.raises(NotPurged):
        ByHTTP("http://127.0.0.1:1/", method="POST", header="Surrogate-Key", token="").purge(["home"])


def test_by_command_keys_come_in_one_a_line_and_never_as_arguments(tmp_path):
    program = tmp_path / "purge"
    lines = ["#!/bin/sh", "[ $# -eq 0 ] || exit 3", f"cat > {tmp_path}/got", f"[ -e {tmp_path}/broken ] || exit 0"]
    program.write_text("\n".join([*lines, "echo kaputt >&2", "exit 7", ""]))
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    ByCommand(str(program)).purge(["home", "document-x"])
    assert (tmp_path / "got").read_text() == "home\ndocument-x\n"
    (tmp_path / "broken").touch()
    with pytest.raises(NotPurged, match="exit 7: kaputt"):
        ByCommand(str(program)).purge(["home"])
    with pytest.raises(NotPurged):
        ByCommand(str(tmp_path / "nowhere")).purge(["home"])


def test_a_wrong_address_is_said_and_kept(settings, people, at):
    settings.PURGE = NONE | {"url": "file:///etc/passwd"}
    documents.released(people, at)
    assert "not an http address" in next(deliver(at))
    assert Outgoing.objects.get().tries == 1
