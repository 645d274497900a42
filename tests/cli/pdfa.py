"""tests/cli/pdfa.py CHECK FILE [ARGUMENT...]: looks into a PDF through `qpdf --json`, for test_pdfa.

clauses PART     what of ISO 19005 is checked here without a validator; one line for each fault
taken ORIGINAL   every coded picture lies byte for byte in the original file
kinds FILTERS    the filters of the pictures, in order of their objects
claim OUT        writes the PDF with metadata that claim PDF/A-2b: changes nothing else
sign OUT         writes the PDF with a signature, never made, that shows a blue mark on page 1: changes nothing else
"""
import base64
import json
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as tree
import zlib

GOOD_FILTERS = {"/DCTDecode", "/CCITTFaxDecode", "/FlateDecode", "/JBIG2Decode", "/JPXDecode", "/RunLengthDecode"}


class Pdf:
    def __init__(self, path):
        self.bytes = open(path, "rb").read()
        out = subprocess.run(["qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=none", path],
                             stdout=subprocess.PIPE, check=True).stdout
        self.objects = json.loads(out)["qpdf"][1]

    def get(self, value):
        """What an indirect reference stands for; a stream as its dictionary, with its raw bytes under `raw`."""
        if isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            found = self.objects["obj:" + value]
            if "stream" in found:
                return dict(found["stream"]["dict"], raw=base64.b64decode(found["stream"]["data"]))
            return self.get(found["value"])
        return value

    def streams(self):
        return [self.get(name[4:]) for name, o in self.objects.items() if "stream" in o]

    def dictionaries(self):
        return [d for d in map(self.get, (n[4:] for n in self.objects if n.startswith("obj:"))) if isinstance(d, dict)]

    def pictures(self):
        return [s for s in self.streams() if s.get("/Subtype") == "/Image"]

    def pages(self):
        def below(node):
            node = self.get(node)
            return [node] if node["/Type"] == "/Page" else [p for kid in node["/Kids"] for p in below(kid)]
        return below(self.root()["/Pages"])

    def trailer(self):
        return self.objects["trailer"]["value"]

    def root(self):
        return self.get(self.trailer()["/Root"])


def data(stream):
    return zlib.decompress(stream["raw"]) if stream.get("/Filter") == "/FlateDecode" else stream["raw"]


def text(value):
    return value[2:] if value.startswith("u:") else value


def file_structure(pdf, part):
    """6.1.2 header, 6.1.3 trailer, 6.1.7 streams and filters (19005-1: 6.1.2, 6.1.3, 6.1.7, 6.1.10)"""
    if not re.match(rb"%PDF-1\.[4-7]\r?\n%[\x80-\xff]{4}", pdf.bytes):
        yield "the header has no line of four bytes above 127"
    if part == 1 and not pdf.bytes.startswith(b"%PDF-1.4"):
        yield "part 1 is of PDF 1.4"
    if len(pdf.trailer().get("/ID", [])) != 2 or "/Encrypt" in pdf.trailer():
        yield "no identifier, or encrypted"
    for stream in pdf.streams():
        filters = stream.get("/Filter", [])
        for name in [filters] if isinstance(filters, str) else filters:
            if name not in GOOD_FILTERS or (part == 1 and name == "/JPXDecode"):
                yield f"the filter {name}"
        if "/F" in stream and stream.get("/Type") != "/Font":
            yield "a stream outside of the file"


def colours(pdf, part):
    """6.2.3 output intent, 6.2.4 colour spaces, 6.2.8 images, 6.4 transparency (19005-1: 6.2.2, 6.2.3, 6.2.4, 6.4)"""
    intents = [i for i in map(pdf.get, pdf.get(pdf.root().get("/OutputIntents", []))) if i["/S"] == "/GTS_PDFA1"]
    profile = data(pdf.get(intents[0]["/DestOutputProfile"])) if len(intents) == 1 else b""
    if len(profile) < 128 or profile[12:20] != b"mntrRGB " or profile[36:40] != b"acsp" or profile[8] != 2 or \
            struct.unpack(">I", profile[:4])[0] != len(profile):
        yield "no output intent with a profile of red, green and blue"
    for image in pdf.pictures():
        if image.get("/ImageMask"):
            continue
        space = pdf.get(image["/ColorSpace"])
        if space not in ("/DeviceRGB", "/DeviceGray") and space[0] not in ("/Indexed", "/ICCBased", "/CalRGB", "/CalGray"):
            yield f"the colours {space}"
        if image.get("/Interpolate") or "/Alternates" in image or "/OPI" in image or "/SMask" in image:
            yield "an image that is interpolated, has alternates or is transparent"
    for d in pdf.dictionaries():
        if "/SMask" in d or d.get("/S") == "/Transparency":
            yield "transparency"


def fonts(pdf, part):
    """6.2.11.3 composite fonts, .4 embedding, .5 widths, .7 Unicode of every code shown (19005-1: 6.3.3 to 6.3.6)"""
    for page in pdf.pages():
        resources = pdf.get(page["/Resources"])
        for font in map(pdf.get, pdf.get(resources.get("/Font", {})).values()):
            inner = pdf.get(font["/DescendantFonts"][0])
            program = data(pdf.get(pdf.get(inner["/FontDescriptor"])["/FontFile2"]))
            tables = {program[12 + 16 * i:16 + 16 * i]: struct.unpack(">II", program[20 + 16 * i:28 + 16 * i])
                      for i in range(struct.unpack(">H", program[4:6])[0])}
            glyphs = struct.unpack(">H", program[tables[b"maxp"][0] + 4:][:2])[0]
            if font["/Encoding"] != "/Identity-H" or inner.get("/CIDToGIDMap") != "/Identity":
                yield "a code is not the number of a glyph"
            if struct.unpack(">H", program[tables[b"hmtx"][0]:][:2])[0] != inner["/DW"]:
                yield "the width of the glyphs is not that of the font"
            known = dict(re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]{4,8})>", data(pdf.get(font["/ToUnicode"]))))
            content = data(pdf.get(page["/Contents"]))
            for string in re.findall(rb"<([0-9A-F]*)> Tj", content):
                for code in re.findall(rb"....", string):
                    if int(code, 16) >= glyphs or code not in known or known[code] in (b"0000", b"FEFF", b"FFFE"):
                        yield f"the code {code.decode()} has no glyph or no character"
            if b" Tr" in content and b"3 Tr" not in content:
                yield "text that is seen"


def metadata(pdf, part):
    """6.6.2 to 6.6.4 metadata, its level, and Info equal to it (19005-1: 6.7)"""
    stream = pdf.get(pdf.root()["/Metadata"])
    if "/Filter" in stream:
        yield "the metadata are compressed"
    root = tree.fromstring(stream["raw"].decode("utf-8"))
    said = {e.tag: "".join(e.itertext()) for e in root.iter()}
    name = lambda prefix, local: said.get("{%s}%s" % (prefix, local))
    ids, dc = "http://www.aiim.org/pdfa/ns/id/", "http://purl.org/dc/elements/1.1/"
    xmp, adobe = "http://ns.adobe.com/xap/1.0/", "http://ns.adobe.com/pdf/1.3/"
    if (name(ids, "part"), name(ids, "conformance")) != (("1", "B") if part == 1 else ("2", "U")):
        yield "the metadata claim another level"
    info = pdf.get(pdf.trailer()["/Info"])
    for key, value in (("/Title", name(dc, "title")), ("/Author", name(dc, "creator")), ("/Subject", name(dc, "description")),
                       ("/Creator", name(xmp, "CreatorTool")), ("/Producer", name(adobe, "Producer"))):
        if (text(info[key]) if key in info else None) != value:
            yield f"{key} is not what the metadata say"
    for key, value in (("/CreationDate", name(xmp, "CreateDate")), ("/ModDate", name(xmp, "ModifyDate"))):
        if re.sub(r"[-:T]", "", value) != text(info[key])[2:]:
            yield f"{key} is not what the metadata say"


def inert(pdf, part):
    """6.1.12 limits, 6.3 annotations, 6.4 forms, 6.5 actions, 6.8 embedded files (19005-1: 6.1.12, 6.5, 6.6, 6.9)"""
    for d in pdf.dictionaries():
        for key in ("/Annots", "/AA", "/OpenAction", "/AcroForm", "/JavaScript", "/JS", "/EmbeddedFiles", "/EF", "/Launch"):
            if key in d:
                yield f"{key}"
    for page in pdf.pages():
        left, bottom, right, top = page["/MediaBox"]
        if not (3 <= right - left <= 14400 and 3 <= top - bottom <= 14400):
            yield "a page of an impossible size"


def clauses(pdf, part):
    return [f"{check.__doc__.split(' (')[0]}: {fault}"
            for check in (file_structure, colours, fonts, metadata, inert) for fault in check(pdf, int(part))]


def joined_idat(original):
    at, out = 8, b""
    while original[:4] == b"\x89PNG" and at + 8 <= len(original):
        n = struct.unpack(">I", original[at:at + 4])[0]
        out += original[at + 8:at + 8 + n] if original[at + 4:at + 8] == b"IDAT" else b""
        at += n + 12
    return out


def taken(pdf, *paths):
    originals = [o for path in paths for o in (open(path, "rb").read(),)]
    originals += list(map(joined_idat, originals))
    return [f"a picture of {len(p['raw'])} bytes is not in the original" for p in pdf.pictures()
            if not any(p["raw"] in original for original in originals)] + ([] if pdf.pictures() else ["no pictures"])


def kinds(pdf, want):
    have = " ".join(p["/Filter"] for p in pdf.pictures())
    return [] if have == want else [f"the pictures are {have}"]


def next_number(pdf):
    return max(int(n[4:].split()[0]) for n in pdf.objects if n.startswith("obj:")) + 1


def update(pdf, objects, out):
    """Writes the PDF with these objects, new or in the stead of its own."""
    head = {"jsonversion": 2, "pushedinheritedpageresources": False, "calledgetallpages": False,
            "maxobjectid": next_number(pdf) + len(objects)}
    with open(out + ".json", "w", encoding="utf-8") as f:
        json.dump({"qpdf": [head, objects]}, f)
    subprocess.run(["qpdf", sys.argv[2], f"--update-from-json={out}.json", out], check=True)
    return []


def claim(pdf, out):
    name, number = pdf.trailer()["/Root"], next_number(pdf)
    xmp = (b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf='
           b'"http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:pdfaid='
           b'"http://www.aiim.org/pdfa/ns/id/" pdfaid:part="2" pdfaid:conformance="B"/></rdf:RDF></x:xmpmeta>'
           b'<?xpacket end="w"?>')
    return update(pdf, {f"obj:{name}": {"value": dict(pdf.root(), **{"/Metadata": f"{number} 0 R"})},
                        f"obj:{number} 0 R": {"stream": {"dict": {"/Type": "/Metadata", "/Subtype": "/XML"},
                                                         "data": base64.b64encode(xmp).decode()}}}, out)


def sign(pdf, out):
    root, number = pdf.trailer()["/Root"], next_number(pdf)
    kids = pdf.get(pdf.root()["/Pages"])["/Kids"]
    field, mark, value = (f"{number + i} 0 R" for i in range(3))
    page = dict(pdf.get(kids[0]), **{"/Annots": [field]})
    return update(pdf, {
        f"obj:{root}": {"value": dict(pdf.root(), **{"/AcroForm": {"/Fields": [field], "/SigFlags": 3}})},
        f"obj:{kids[0]}": {"value": page},
        f"obj:{field}": {"value": {"/Type": "/Annot", "/Subtype": "/Widget", "/FT": "/Sig", "/T": "u:Signature", "/F": 4,
                                   "/Rect": [60, 60, 180, 120], "/AP": {"/N": mark}, "/V": value, "/P": kids[0]}},
        f"obj:{mark}": {"stream": {"dict": {"/Type": "/XObject", "/Subtype": "/Form", "/BBox": [0, 0, 120, 60]},
                                   "data": base64.b64encode(b"0 0 1 rg 5 5 110 50 re f").decode()}},
        f"obj:{value}": {"value": {"/Type": "/Sig", "/Filter": "/Adobe.PPKLite", "/SubFilter": "/adbe.pkcs7.detached",
                                   "/ByteRange": [0, 1, 2, 3], "/M": "u:D:20240102030405Z", "/Contents": "b:3000"}}}, out)


if __name__ == "__main__":
    faults = {"clauses": clauses, "taken": taken, "kinds": kinds, "claim": claim, "sign": sign}[sys.argv[1]](Pdf(sys.argv[2]), *sys.argv[3:])
    print("\n".join(faults[:20]))
    sys.exit(bool(faults))
