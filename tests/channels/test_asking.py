"""Asking another site: only the public network, bounded in time and bytes. A real server on this machine answers."""

import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from mingchuang.channels.schedule import asking
from mingchuang.channels.schedule.asking import Said, Way, ask, is_public
from mingchuang.law.documents.outward import Answer


class Site(BaseHTTPRequestHandler):
    """Answers by the path it is asked for."""

    def do_HEAD(self):
        self.answer()

    def do_GET(self):
        self.answer()

    def answer(self):
        self.server.heard.append((self.command, self.path, dict(self.headers)))
        first, _, rest = self.path.strip("/").partition("/")
        getattr(self, f"say_{first}", self.say_status)(rest or first)

    def say_status(self, rest):
        self.send_response(int(rest) if rest.isdigit() else 200)
        self.end_headers()

    def say_nohead(self, rest):
        self.say_status("405" if self.command == "HEAD" else rest)

    def say_hangup(self, rest):
        if self.command == "HEAD":
            self.close_connection = True
        else:
            self.say_status(rest)

    def say_to(self, rest):
        self.send_response(302)
        self.send_header("Location", rest.replace("~", "://"))
        self.end_headers()

    def say_chinese(self, rest):
        self.send_response(301)
        self.wfile.write(b"".join(self._headers_buffer))
        self._headers_buffer = []
        self.wfile.write("Location: /文件/200\r\n\r\n".encode())

    def say_round(self, rest):
        self.send_response(302)
        self.send_header("Location", "/round/x")
        self.end_headers()

    def say_endless(self, rest):
        if self.command == "HEAD":
            return self.say_status("405")
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.server.sent += self.wfile.write(b"x" * 65536)
        except OSError:
            self.server.broken.set()

    def say_drip(self, rest):
        try:
            for sign in ("HTTP/1.1 200 " if rest == "line" else "HTTP/1.1 200 OK\r\n") + "X: y" * 1000:
                self.wfile.write(sign.encode())
                time.sleep(0.05)
        except OSError:
            pass

    def log_message(self, *words):
        pass


@pytest.fixture
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.heard, server.sent, server.broken = [], 0, threading.Event()
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def here(site, *more):
    """A way on which this machine, and only this port, may be asked."""
    names = {"site.test": ["127.0.0.1"]}
    return Way(
        permitted=lambda ip: ip == "127.0.0.1" or is_public(ip),
        ports=frozenset({site.server_port, *more}),
        resolve=lambda host, port: names.get(host) or asking.resolved(host, port),
    )


def told(site, path, **changes):
    return ask(f"http://site.test:{site.server_port}{path}", here(site))


PRIVATE = [
    "127.0.0.1", "127.255.0.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.100.100.200",
    "100.64.0.1", "192.0.0.8", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.88.99.1", "::", "::1",
    "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "fe80::1", "fe80::1%eth0", "fec0::1",
    "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::", "64:ff9b::a00:1",
    "64:ff9b:1::a00:1", "2001:0:1::1", "", "nothing", "1.2.3",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_not_public_is_never_permitted(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "202.108.22.5", "2400:3200::1", "::ffff:1.1.1.1", "2002:101:101::1"])
def test_what_is_public_is(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "localhost", "[::1]", "10.0.0.8", "169.254.169.254", "2130706433", "0x7f000001", "0x7f.1", "017700000001",
        "0177.0.0.1", "127.1", "0", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "１２７.０.０.１", "127。0。0。1",
        "[fe80::1%25lo]",
    ],
)  # fmt: skip
def test_no_form_of_an_inner_address_is_connected_to(host, monkeypatch):
    connected = []
    monkeypatch.setattr(asking.socket, "create_connection", lambda *where: connected.append(where))
    assert ask(f"http://{host}/latest/meta-data/").answer in {Answer.INSIDE, Answer.NAMELESS, Answer.FORM}
    assert connected == []


@pytest.mark.parametrize(
    "url",
    [
        "http://a.test:22/", "http://a.test:8080/", "https://a.test:6379/", "http://a.test:0/", "http://a.test:99999/",
        "http://a.test:x/", "ftp://a.test/", "file:///etc/passwd", "gopher://a.test/", "http://user:secret@a.test/",
        "http:///x", "http://", "nothing", "", "http://a..b/", "http://" + "a" * 70 + ".test/", "http://[::1/",
    ],
)  # fmt: skip
def test_other_ports_and_forms_are_refused_before_anything_is_resolved(url):
    def resolve(host, port):
        raise AssertionError(host)

    assert ask(url, Way(resolve=resolve)) == Said(Answer.FORM)


@pytest.mark.parametrize("addresses", [["10.0.0.1"], ["1.1.1.1", "127.0.0.1"], ["::1"], []])
def test_a_name_that_leads_inside_is_not_asked_even_if_one_of_its_addresses_is_public(addresses, monkeypatch):
    monkeypatch.setattr(asking.socket, "create_connection", lambda *where: pytest.fail(str(where)))
    assert ask("http://inner.test/", Way(resolve=lambda host, port: addresses)) == Said(Answer.INSIDE)


def test_a_name_that_changes_its_mind_is_asked_where_it_was_looked_up(site, monkeypatch):
    looked = []

    def resolve(host, port):
        looked.append(host)
        return ["127.0.0.1"] if len(looked) == 1 else ["10.0.0.1"]

    monkeypatch.setattr(socket, "getaddrinfo", numeric(socket.getaddrinfo))
    way = Way(lambda ip: ip == "127.0.0.1", frozenset({site.server_port}), resolve)
    assert ask(f"http://moving.test:{site.server_port}/200", way) == Said(Answer.FOUND, 200)
    assert looked == ["moving.test"]
    assert site.heard[0][2]["Host"] == f"moving.test:{site.server_port}"


def numeric(real):
    """A resolver that knows addresses alone: whoever asks it for a name fails."""

    def look(host, *rest, **more):
        assert host == "127.0.0.1", host
        return real(host, *rest, **more)

    return look


@pytest.mark.parametrize(
    "to", ["http~127.0.0.1/", "http~169.254.169.254/latest", "http~[::1]/", "http~2130706433/", "http~10.1.1.1:80/x"]
)
def test_a_redirect_inside_is_not_followed(site, to):
    way = here(site, 80)
    way = Way(lambda ip: ip == "127.0.0.1" and not_again(site), way.ports, way.resolve)
    assert ask(f"http://site.test:{site.server_port}/to/{to}", way) == Said(Answer.INSIDE)
    assert len(site.heard) == 1


def not_again(site):
    return not site.heard


@pytest.mark.parametrize("to", ["http~site.test:22/", "ftp~site.test/", "file~/etc/passwd", "javascript:alert(1)"])
def test_a_redirect_to_another_port_or_form_is_not_followed(site, to):
    assert told(site, f"/to/{to}") == Said(Answer.FORM)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/200", Said(Answer.FOUND, 200)),
        ("/204", Said(Answer.FOUND, 204)),
        ("/304", Said(Answer.FOUND, 304)),
        ("/404", Said(Answer.GONE, 404)),
        ("/410", Said(Answer.GONE, 410)),
        ("/401", Said(Answer.CLOSED, 401)),
        ("/403", Said(Answer.CLOSED, 403)),
        ("/429", Said(Answer.CLOSED, 429)),
        ("/999", Said(Answer.CLOSED, 999)),
        ("/500", Said(Answer.BROKEN, 500)),
        ("/503", Said(Answer.BROKEN, 503)),
        ("/nohead/200", Said(Answer.FOUND, 200)),
        ("/nohead/404", Said(Answer.GONE, 404)),
        ("/hangup/200", Said(Answer.FOUND, 200)),
        ("/to//200", Said(Answer.FOUND, 200)),
        ("/to//to//404", Said(Answer.GONE, 404)),
        ("/chinese/x", Said(Answer.FOUND, 200)),
        ("/round/x", Said(Answer.CIRCLES)),
        ("/文件/200?问=答 案", Said(Answer.FOUND, 200)),
    ],
)
def test_what_a_site_says_is_told_in_our_words(site, path, said):
    assert told(site, path) == said


def test_a_head_is_enough_where_it_works_and_nothing_of_ours_goes_along(site):
    told(site, "/200")
    ((method, _, headers),) = site.heard
    assert method == "HEAD"
    assert not {"Cookie", "Authorization", "Referer"} & headers.keys()
    assert "Mingchuang" in headers["User-Agent"]
    assert headers["Connection"] == "close"


def test_redirects_end(site):
    told(site, "/round/x")
    assert len(site.heard) == asking.REDIRECTS + 1


def test_a_body_without_end_is_not_read(site):
    began = time.monotonic()
    assert told(site, "/endless/x") == Said(Answer.FOUND, 200)
    assert time.monotonic() - began < 3
    assert site.broken.wait(5)
    # What lay in the buffers of the connection.
    assert site.sent < 16 * 1024 * 1024


@pytest.mark.parametrize("path", ["/drip/line", "/drip/headers"])
def test_who_answers_a_sign_at_a_time_is_cut_off(site, monkeypatch, path):
    monkeypatch.setattr(asking, "MOST_SECONDS", 1.0)
    began = time.monotonic()
    assert told(site, path) in {Said(Answer.SILENT), Said(Answer.FOUND, 200)}
    assert time.monotonic() - began < 4


def test_a_secure_greeting_without_end_is_cut_off(monkeypatch):
    monkeypatch.setattr(asking, "MOST_SECONDS", 1.0)
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]

        def drip():
            talk, _ = door.accept()
            with talk:
                try:
                    talk.sendall(b"\x16\x03\x03\x40\x00")
                    while True:
                        talk.sendall(b"\x02")
                        time.sleep(0.05)
                except OSError:
                    return

        threading.Thread(target=drip, daemon=True).start()
        began = time.monotonic()
        way = Way(lambda ip: True, frozenset({port}), lambda host, port: ["127.0.0.1"])
        assert ask(f"https://slow.test:{port}/", way).answer in {Answer.SILENT, Answer.TLS}
        assert time.monotonic() - began < 4


def test_a_site_without_tls_is_told_apart(site):
    assert ask(f"https://site.test:{site.server_port}/", here(site)).answer == Answer.TLS


def test_nobody_at_home_and_no_such_name(site, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as door:
        closed = door.getsockname()[1]
    assert ask(f"http://site.test:{closed}/", here(site, closed)) == Said(Answer.SILENT)

    def unknown(*words, **more):
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert ask("http://nobody.test/") == Said(Answer.NAMELESS)


def test_the_second_address_of_a_name_is_tried(site):
    way = Way(
        lambda ip: True, frozenset({site.server_port}), lambda host, port: ["127.0.0.2", "127.0.0.1"]
    )  # nobody listens on the first
    assert ask(f"http://site.test:{site.server_port}/200", way) == Said(Answer.FOUND, 200)


def test_a_resolver_that_keeps_silent_holds_nobody_up(monkeypatch):
    monkeypatch.setattr(asking, "SECONDS", 0.2)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *words, **more: time.sleep(3) or [])
    began = time.monotonic()
    assert ask("http://slow.test/") == Said(Answer.SILENT)
    assert time.monotonic() - began < 2
