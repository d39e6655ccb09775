# As it stands in tutorials: urllib, minidom, and the best quality below the rate of the last segment.
import math
import sys
import time
import urllib.request
from xml.dom import minidom

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
mpd = minidom.parseString(data)
duration = mpd.documentElement.getAttribute("mediaPresentationDuration")
duration = float(duration.replace("PT", "").replace("S", ""))
template = mpd.getElementsByTagName("SegmentTemplate")[0]
media = template.getAttribute("media")
seconds = float(template.getAttribute("duration")) / float(template.getAttribute("timescale"))
start_number = int(template.getAttribute("startNumber"))
levels = []
for representation in mpd.getElementsByTagName("Representation"):
    levels.append((int(representation.getAttribute("bandwidth")), representation.getAttribute("id")))
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
