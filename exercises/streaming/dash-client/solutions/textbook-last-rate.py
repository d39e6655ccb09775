# As it stands in tutorials: urllib, ElementTree, and the best quality below the rate of the last segment.
import math
import sys
import time
import urllib.request
import xml.etree.ElementTree as ET

host = sys.argv[1]
port = int(sys.argv[2])
path = sys.argv[3]
base = "http://" + host + ":" + str(port)


def download(url):
    start = time.time()
    data = urllib.request.urlopen(url).read()
    end = time.time()
    bandwidth = len(data) * 8 / (end - start)
    print("downloaded", url, "at", int(bandwidth), "bit/s", file=sys.stderr)
    return data, bandwidth


data, _ = download(base + path)
mpd = ET.fromstring(data)
ns = "{urn:mpeg:dash:schema:mpd:2011}"
duration = mpd.get("mediaPresentationDuration")
duration = float(duration.replace("PT", "").replace("S", ""))
template = list(mpd.iter(ns + "SegmentTemplate"))[0]
media = template.get("media")
seconds = float(template.get("duration")) / float(template.get("timescale"))
start_number = int(template.get("startNumber"))
levels = []
for representation in mpd.iter(ns + "Representation"):
    levels.append((int(representation.get("bandwidth")), representation.get("id")))
levels.sort()

folder = base + path[: path.rfind("/") + 1]
current = 0
for i in range(math.ceil(duration / seconds)):
    name = media.replace("$RepresentationID$", levels[current][1]).replace("$Number$", str(start_number + i))
    segment, measured = download(folder + name)
    sys.stdout.buffer.write(segment)
    sys.stdout.buffer.flush()
    current = 0
    for j in range(len(levels)):
        if levels[j][0] < measured:
            current = j
