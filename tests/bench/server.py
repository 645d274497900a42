"""`sohoa serve` on an archive, with the first administrator signed in: for the benchmarks of the web page."""
import http.client
import os
import re
import subprocess
import urllib.parse

PASSWORD = "mat khau de do tai"


class Server:
    def __init__(self, sohoa, archive):
        self.process = subprocess.Popen([sohoa, "-C", archive, "serve", "-p", "0"], stdout=subprocess.PIPE, text=True)
        text = ""
        while "Ctrl-C" not in text:
            text += self.process.stdout.readline()
        self.port = int(re.search(r"127\.0\.0\.1:(\d+)/", text)[1])
        self.cookie = self.set_up(re.search(r"/setup/\S+", text)[0])

    def set_up(self, link):
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        connection.request("GET", link)
        answer = connection.getresponse()
        visit = answer.getheader("Set-Cookie").split(";")[0]
        token = re.search(r'name="csrf" content="([^"]*)"', answer.read().decode())[1]
        body = urllib.parse.urlencode({"full_name": "Đo tải", "name": "dotai", "password": PASSWORD, "again": PASSWORD,
                                       "token": token})
        connection.request("POST", link, body, {"Content-Type": "application/x-www-form-urlencoded", "Cookie": visit})
        answer = connection.getresponse()
        answer.read()
        return answer.getheader("Set-Cookie").split(";")[0]

    def memory(self):
        """Most of it at any time, MB: the server, and the largest of its workers."""
        def peak(pid):
            try:
                with open(f"/proc/{pid}/status") as f:
                    return int(re.search(r"VmHWM:\s*(\d+)", f.read())[1]) / 1024
            except OSError:
                return 0
        pid = self.process.pid
        with open(f"/proc/{pid}/task/{pid}/children") as f:
            children = f.read().split()
        for task in os.listdir(f"/proc/{pid}/task"):
            try:
                with open(f"/proc/{pid}/task/{task}/children") as f:
                    children += f.read().split()
            except OSError:
                pass
        return peak(pid), max([peak(c) for c in set(children)] or [0])
