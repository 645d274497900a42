"""Pages of a corpus (truth.json, scans/, text/) and what an archive read on them, for tests/contact and tests/rotated."""
import collections
import json
import os
import re
import subprocess
import unicodedata


def words(text):
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).lower())


def natural(name):
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", name)]


def sohoa(build, archive, *arguments):
    return subprocess.run([f"{build}/sohoa", "-C", archive, *arguments], stdout=subprocess.PIPE, check=True).stdout.decode()


def words_read(build, archive):
    """The words of each page, with their boxes, by (name of the source, page in it)."""
    pages = collections.defaultdict(list)
    for line in sohoa(build, archive, "list", "--json").splitlines():
        document = json.loads(line)
        if not document["source"]:
            continue
        name = os.path.basename(document["source"].rstrip("/"))
        for word in sohoa(build, archive, "show", "--words", str(document["id"])).splitlines():
            place, box, _, text = word.split(None, 3)
            pages[name, document["first_page"] - 1 + int(place.split(":")[0])].append((box, text))
    return pages


def pages_of(corpus, document):
    """File and page in it of every page of a document."""
    path = os.path.join(corpus, document["file"].rstrip("/"))
    if os.path.isdir(path):
        return [(os.path.join(path, name), 1) for name in sorted(os.listdir(path), key=natural)]
    return [(path, page) for page in range(1, document["pages"] + 1)]


def truth_of(corpus, document, number):
    """The words of a page, from 1, as they stand in the truth."""
    path = os.path.join(corpus, "text", f"{document['id']}-{number:03}.txt")
    return collections.Counter(words(open(path, encoding="utf-8").read()))


def documents_of(corpus):
    return json.load(open(os.path.join(corpus, "truth.json"), encoding="utf-8"))
