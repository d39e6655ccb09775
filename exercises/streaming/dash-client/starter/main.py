# Fetches a film in the qualities that the network carries. Started as: python3 main.py HOST PORT PATH
import sys
import time
import urllib.request
import xml.etree.ElementTree as xml

host, port, path = sys.argv[1], int(sys.argv[2]), sys.argv[3]

with urllib.request.urlopen(f"http://{host}:{port}{path}") as response:
    manifest = xml.fromstring(response.read())

# Read the template and the representations, and fetch one segment after the other. A segment goes to standard output:
# sys.stdout.buffer.write(segment). How long it took, time.monotonic() tells.
