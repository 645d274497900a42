#!/usr/bin/env python3
"""Requests that must be refused, each with the right status, sent as bytes over a socket.

usage: attack.py BASE SETUP-LINK        prints `ok ...` or `not ok ...` for each

The archive holds document 1, full of markup, and document 2, which is secret. Makes the administrator by the link.
"""
import re
import socket
import sys
import time
import urllib.parse

BASE, SETUP = sys.argv[1:3]
PORT = int(BASE.rsplit(":", 1)[1])
HOST = f"127.0.0.1:{PORT}"
FORM = "application/x-www-form-urlencoded"
count = 0


def talk(data, patience=20):
    """All that comes back for these bytes, until the other end closes."""
    with socket.create_connection(("127.0.0.1", PORT), timeout=patience) as s:
        try:
            s.sendall(data)
        except (BrokenPipeError, ConnectionResetError):
            pass  # it answered before all was sent
        got = b""
        try:
            while block := s.recv(65536):
                got += block
        except (socket.timeout, ConnectionResetError):
            pass
    return got


class Answer:
    def __init__(self, raw):
        head, _, self.body = raw.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        parts = lines[0].split(" ")
        self.status = int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else 0
        self.headers = [line.split(": ", 1) for line in lines[1:] if ": " in line]

    def header(self, name):
        return next((v for n, v in self.headers if n.lower() == name.lower()), "")

    def text(self):
        return self.body.decode("utf-8", "replace")


class Visitor:
    """Somebody with cookies, as a browser without scripts."""

    def __init__(self):
        self.cookies = {}
        self.last = None

    def send(self, method, target, headers=(), body=None, host=HOST, version="HTTP/1.1", cookies=None):
        cookies = self.cookies if cookies is None else cookies
        lines = [f"{method} {target} {version}", "Connection: close"]
        if host is not None:
            lines.append(f"Host: {host}")
        if cookies:
            lines.append("Cookie: " + "; ".join(f"{n}={v}" for n, v in cookies.items()))
        lines += headers
        if body is not None and not any(h.lower().startswith(("content-length", "transfer-encoding")) for h in headers):
            lines.append(f"Content-Length: {len(body)}")
        self.last = Answer(talk("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + (body or b"")))
        for name, value in self.last.headers:
            if name.lower() == "set-cookie":
                n, v = value.split(";")[0].split("=", 1)
                self.cookies[n] = v
        return self.last

    def get(self, target, *headers, **more):
        return self.send("GET", target, headers, **more)

    def token(self, page="/sign-in"):
        found = re.search(r'name="csrf" content="([^"]*)"', self.get(page).text())
        return found[1] if found else ""

    def post(self, target, fields, *headers, token=None, kind=FORM):
        pairs = list(fields) + ([("token", token)] if token is not None else [])
        body = urllib.parse.urlencode(pairs).encode()
        return self.send("POST", target, (f"Content-Type: {kind}", *headers), body)

    def sign_in(self, name, password):
        return self.post("/sign-in", [("name", name), ("password", password)], token=self.token())


def fact(name, holds, seen=""):
    global count
    count += 1
    print(("ok " if holds else "not ok ") + name)
    if not holds:
        print("#   " + str(seen)[:600].replace("\n", "\n#   "))


def refused(name, answer, *statuses):
    fact(name, answer.status in statuses, f"{answer.status}, not {statuses}: {answer.text()[:300]}")


def signed_in():
    """The administrator by the set-up link; a reader and a clerk by theirs."""
    admin, people = Visitor(), {}
    link = urllib.parse.urlparse(SETUP).path
    admin.post(link, [("full_name", "Quản Trị"), ("name", "quantri"), ("password", "mat khau quan tri"),
                      ("again", "mat khau quan tri")], token=admin.token(link))
    for name, role in (("doc", "reader"), ("vanthu", "clerk"), ("khac", "reader")):
        page = admin.post("/people", [("name", name), ("full_name", name), ("role", role)], token=admin.token("/people"))
        link = re.search(r"/link/[\w-]+", page.text())[0]
        people[name] = Visitor()
        people[name].post(link, [("password", f"mat khau cua {name}"), ("again", f"mat khau cua {name}")],
                          token=people[name].token(link))
        assert people[name].get("/").status == 200, name
    return admin, people


def paths(reader, clerk, admin):
    for path in ("/../../etc/passwd", "/assets/../../../etc/passwd", "/assets/..%2f..%2f..%2fetc%2fpasswd",
                 "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/document/../../etc/passwd", "/assets/....//style.css",
                 "/catalogue.db", "/sohoa.ini", "/records/000/1.json", "/document/1/original/..%2f..%2fcatalogue.db",
                 "/document/1/record/../../sohoa.ini", "/assets/", "/assets/style.css/"):
        refused(f"no path leads out: {path}", reader.get(path), 404)
    refused("nor with a NUL", reader.get("/assets/style.css%00.png"), 400)
    refused("nor by a bag", admin.get("/export/..%2fcatalogue.db"), 404)
    refused("nor by a bag's own beginning", admin.get("/export/export-..%2f..%2fcatalogue.db"), 404)
    refused("nor a bag's removal", admin.post("/export/..%2fobjects/remove", [], token=admin.token("/export")), 404)
    refused("nor by a batch", clerk.get("/batches/..%2f..%2fetc/piece?name=x&size=3"), 404)
    token = clerk.token("/batches")
    batch = re.search(r'"batch": ?"([^"]+)"', clerk.post("/batches/new", [], "X-Sohoa-Fragment: 1", token=token).text())[1]
    for name in ("../x", "%2e%2e/x", "a/../../x", "/etc/x", ".hidden", "a%5C..%5Cx", "a%0Ab", "", "a" * 300):
        answer = clerk.send("POST", f"/batches/{batch}/piece?name={name}&size=3&offset=0",
                            ("Content-Type: application/octet-stream", f"X-Sohoa-Token: {token}"), b"abc")
        refused(f"nor by the name of a file: '{name[:12]}'", answer, 400)


def hosts(reader):
    for host in ("evil.example", f"127.0.0.1.evil.example:{PORT}", f"evil@127.0.0.1:{PORT}", f"127.0.0.1:{PORT},evil",
                 "", f"127.0.0.1:{PORT}/x"):
        refused(f"a forged Host: '{host}'", reader.get("/", host=host), 421, 400)
    refused("no Host", reader.get("/", host=None), 421, 400)
    refused("no Host in HTTP/1.0", reader.get("/", host=None, version="HTTP/1.0"), 421)
    refused("two Hosts", reader.get("/", "Host: evil.example"), 421, 400)
    refused("an address that names another host", reader.get("http://evil.example/"), 400)


def methods(reader):
    for method in ("DELETE", "PUT", "PATCH", "TRACE", "OPTIONS", "CONNECT", "PROPFIND", "get", "POSTS"):
        refused(f"the method {method}", reader.send(method, "/"), 405)
    refused("GET where only POST is", reader.get("/sign-out"), 405)
    refused("POST where only GET is", reader.post("/", [], token=reader.token("/")), 405)


def encodings(reader, admin):
    for query in ("%zz", "%", "%4", "%ff%fe", "a%00b", "%c0%af", "%ed%a0%80", "%f5%80%80%80"):
        refused(f"an encoding that is none: {query}", reader.get("/?q=" + query), 400)
    refused("a target without a slash", reader.get("*"), 400)
    refused("more values than a form has", reader.get("/?" + "a=1&" * 300), 413)
    token = admin.token("/people")
    refused("a form that is not UTF-8", admin.send("POST", "/people", (f"Content-Type: {FORM}",), b"name=%ff&token=" +
                                                   token.encode()), 400)
    for kind in ("text/xml", "application/json", "multipart/form-data; boundary=x", "text/plain"):
        refused(f"a form that says it is {kind}", admin.post("/people", [("name", "x")], token=token, kind=kind), 415)


def sizes(reader, admin):
    refused("a header that is too large", reader.get("/", "X-Long: " + "a" * 60000), 431, 413)
    refused("too many headers", reader.get("/", *[f"X-{i}: {'a' * 50}" for i in range(2000)]), 431, 413)
    refused("an address that is too long", reader.get("/?q=" + "a" * 60000), 414, 431)
    big = b"a" * 3000000
    refused("a body that is too large", admin.send("POST", "/people", (f"Content-Type: {FORM}",), big), 413)
    refused("one that only says so", admin.send("POST", "/people", (f"Content-Type: {FORM}", "Content-Length: 99999999999"),
                                                b""), 413)
    chunks = b"".join(b"4000\r\n" + b"a" * 0x4000 + b"\r\n" for _ in range(6)) + b"0\r\n\r\n"
    refused("one in chunks that does not say so",
            admin.send("POST", "/people", (f"Content-Type: {FORM}", "Transfer-Encoding: chunked"), chunks), 413)
    for length in ("-1", "abc", "1e3", "99999999999999999999999", "5 5"):
        refused(f"a length that is none: {length}",
                admin.send("POST", "/people", (f"Content-Type: {FORM}", f"Content-Length: {length}"), b"a=b"), 400, 413)
    refused("two lengths", admin.send("POST", "/people", (f"Content-Type: {FORM}", "Content-Length: 3",
                                                          "Content-Length: 30"), b"a=b"), 400)
    refused("length and chunks together",
            admin.send("POST", "/people", (f"Content-Type: {FORM}", "Content-Length: 3", "Transfer-Encoding: chunked"),
                       b"0\r\n\r\n"), 400, 403)
    refused("a chunk without a size",
            admin.send("POST", "/people", (f"Content-Type: {FORM}", "Transfer-Encoding: chunked"), b"zz\r\nabc\r\n"), 400)
    refused("a transfer encoding of another kind",
            admin.send("POST", "/people", (f"Content-Type: {FORM}", "Transfer-Encoding: gzip"), b"abc"), 400)


def lines():
    for name, raw in (("a header without a colon", f"GET / HTTP/1.1\r\nHost: {HOST}\r\nnonsense\r\n\r\n"),
                      ("a space before the colon", f"GET / HTTP/1.1\r\nHost : {HOST}\r\n\r\n"),
                      ("a version of the future", f"GET / HTTP/9.9\r\nHost: {HOST}\r\n\r\n"),
                      ("no version", f"GET /\r\nHost: {HOST}\r\n\r\n"),
                      ("another protocol", "SSH-2.0-OpenSSH_9.2\r\n\r\n"),
                      ("TLS where there is none", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n")):
        answer = Answer(talk(raw.encode("latin-1"), 17))
        fact(f"{name} is refused or dropped", answer.status in (0, 400, 505), f"{answer.status} {answer.body[:200]}")


def forgery(reader, other, admin):
    person = [("name", "x"), ("full_name", "X"), ("role", "admin")]
    token = admin.token("/people")
    refused("a form without the token", admin.post("/people", person), 403)
    refused("with a wrong one", admin.post("/people", person, token="A" * len(token)), 403)
    refused("with an empty one", admin.post("/people", person, token=""), 403)
    refused("with that of another session", admin.post("/people", person, token=other.token("/")), 403)
    refused("with it in the address", admin.post("/people?token=" + token, person), 403)
    for header in ("Origin: https://evil.example", "Origin: null", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site"):
        refused(f"from another page: {header}", admin.post("/people", person, header, token=token), 403)
    refused("signing in without the token", Visitor().post("/sign-in", [("name", "doc"), ("password", "mat khau cua doc")]), 403)
    refused("signing out without it", reader.post("/sign-out", []), 403)
    refused("changing the language without it", reader.post("/language", [("language", "en"), ("to", "/")]), 403)
    refused("changing the password without it", reader.post("/account", [("old", "mat khau cua doc"), ("password", "1234567890"),
                                                                         ("again", "1234567890")]), 403)
    fact("nobody came by all that", "<td>x</td>" not in admin.get("/people").text())


def sessions(reader):
    for value in ("A" * 43, "", "' OR 1=1 --", "A" * 5000, "../../x"):
        answer = Visitor().get("/", cookies={"sohoa": value})
        fact(f"a forged session: '{value[:12]}'", answer.status == 303 and answer.header("Location").startswith("/sign-in"),
             answer.status)
    refused("a forged session that posts", Visitor().post("/people", [("name", "x")], token="A" * 43), 401, 403)
    fixed = Visitor()
    fixed.cookies["sohoa"] = "B" * 43
    fixed.sign_in("khac", "mat khau cua khac")
    fact("a session brought along is replaced", fixed.cookies["sohoa"] != "B" * 43)
    refused("and stays worth nothing", Visitor().get("/", cookies={"sohoa": "B" * 43}), 303)
    kept = dict(fixed.cookies)
    fixed.post("/sign-out", [], token=fixed.token("/"))
    refused("a session that was ended", Visitor().get("/", cookies=kept), 303)
    for to in ("//evil.example", "https://evil.example/", "/\\evil.example", "/\r\nSet-Cookie: a=b", "javascript:alert(1)"):
        who = Visitor()
        answer = who.post("/sign-in", [("name", "khac"), ("password", "mat khau cua khac"), ("to", to)], token=who.token())
        fact(f"signing in leads nowhere else: {to!r}",
             answer.status == 303 and answer.header("Location") == "/" and "a" not in who.cookies, answer.header("Location"))
    who = Visitor()
    answer = who.post("/sign-in", [("name", "khac"), ("password", "mat khau cua khac"), ("to", "/?<i>\"")], token=who.token())
    fact("what no address holds is encoded on the way there", answer.header("Location") == "/?%3Ci%3E%22", answer.header("Location"))
    guess = Visitor()
    answers = [guess.sign_in("quantri", f"guess number {i}").status for i in range(7)]
    fact("passwords are not guessed on and on", answers[0] == 403 and answers[-1] == 429, answers)


def roles(reader, clerk):
    for path in ("/review", "/review/1", "/review/equal", "/review/1/strip/number", "/batches", "/batches/progress", "/people",
                 "/export", "/export/export-1.zip"):
        refused(f"a reader has no {path}", reader.get(path), 403)
    token = reader.token("/")
    for path in ("/review/1", "/review/undo", "/people", "/people/1/role", "/batches/new", "/batches/retry", "/export"):
        refused(f"nor sends to {path}", reader.post(path, [("answer", "number"), ("number", "1/A")], token=token), 403)
    token = clerk.token("/")
    for path in ("/people", "/people/1/lock", "/batches/folder", "/export", "/export/export-1.zip/remove"):
        refused(f"a clerk sends nothing to {path}", clerk.post(path, [("path", "/etc")], token=token), 403)
    for who, name in ((reader, "reader"), (clerk, "clerk")):
        for part in ("", "/picture/1?size=page", "/picture/1?size=thumb", "/original/1", "/text", "/record"):
            refused(f"a {name} finds no secret document{part}", who.get("/document/2" + part), 404)
        page = who.get("/?q=").text() + who.get("/?q=sohoa-bi-mat").text()
        fact(f"nor does search tell a {name} of it", "/document/2?" not in page)
    for part in ("", "/strip/number", "/same?number=1%2FA"):
        refused(f"nor does a clerk review it{part}", clerk.get("/review/2" + part), 404)
    refused("nor answer it", clerk.post("/review/2", [("answer", "number"), ("number", "1/A")], token=token), 404)
    for number in ("0", "-1", "1e3", "99999", "99999999999999999999", "0x1", "1%20", "1%27", "%31%00"):
        refused(f"no document has the id {number}", reader.get("/document/" + number), 404, 400)


def markup(admin):
    evil = re.compile(r"<script>alert|<img src=x|onerror=alert\(1\)>|<b>bold")
    query = urllib.parse.quote('"><script>alert(1)</script><b>bold')
    for page in ("/", "/?q=alert", "/document/1", "/document/1?q=alert", "/review/1", "/review", "/review/equal", "/batches",
                 "/overview", "/export?selection=all", "/?q=" + query, "/?q=a&type=" + query, "/export?selection=" + query,
                 "/review/equal/issuer?value=" + query, "/document/1?q=" + query, "/sign-in?to=/" + query):
        answer = admin.get(page)
        fact(f"what strangers wrote is no markup: {page[:40]}",
             answer.status in (200, 303) and not evil.search(answer.text()), f"{answer.status} {evil.findall(answer.text())}")
    answer = admin.get("/document/1/text")
    fact("text is served as text, to be kept", answer.header("Content-Type").startswith("text/plain") and
         answer.header("Content-Disposition").startswith("attachment") and answer.header("X-Content-Type-Options") == "nosniff")
    page = admin.get("/")
    fact("no page runs scripts of others", "default-src 'none'" in page.header("Content-Security-Policy") and
         "unsafe" not in page.header("Content-Security-Policy"))


def slowness(reader):
    """Half a request, from many: others are served meanwhile, and those are dropped."""
    slow = [socket.create_connection(("127.0.0.1", PORT)) for _ in range(60)]
    for s in slow:
        s.sendall(f"GET / HTTP/1.1\r\nHost: {HOST}\r\nX-".encode())
    begin = time.monotonic()
    answer = reader.get("/")
    fact("who sends slowly holds up nobody", answer.status == 200 and time.monotonic() - begin < 5)
    return slow, begin


def dropped(slow, begin):
    slow[0].settimeout(40)
    while slow[0].recv(4096):  # a status may come first
        pass
    fact("who sends nothing more is dropped", time.monotonic() - begin < 40)
    for s in slow:
        s.close()


def main():
    admin, people = signed_in()
    reader, clerk = people["doc"], people["vanthu"]
    slow, begin = slowness(reader)
    paths(reader, clerk, admin)
    hosts(reader)
    methods(reader)
    encodings(reader, admin)
    sizes(reader, admin)
    lines()
    forgery(reader, people["khac"], admin)
    roles(reader, clerk)
    markup(admin)
    sessions(reader)
    dropped(slow, begin)
    fact("it stands after all that", reader.get("/").status == 200)
    print(f"# {count} requests and facts")


main()
