#!/usr/bin/env python3
"""Writes the recognised text of each document of a corpus as TEXT/<id>.txt, for the scorer.

usage: eval_text.py SOHOA ARCHIVE TRUTH LISTING TEXT
"""
import json
import os
import subprocess
import sys

sohoa, archive, truth, listing, folder = sys.argv[1:6]
ids = {}
for line in open(listing, encoding="utf-8"):
    document = json.loads(line)
    if document["source"] and document["pages"]:
        ids.setdefault(document["source"].rstrip("/"), []).append(document["id"])
for document in json.load(open(truth, encoding="utf-8")):
    name = document["file"].split("scans/", 1)[-1]
    found = next((v for k, v in ids.items() if k.endswith("/" + name)), [])
    text = [subprocess.run([sohoa, "-C", archive, "show", "--text", str(i)], stdout=subprocess.PIPE, check=True).stdout
            for i in found]
    with open(os.path.join(folder, document["id"] + ".txt"), "wb") as out:
        out.write(b"\f".join(text))
