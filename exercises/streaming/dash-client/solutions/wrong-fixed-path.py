# Wrong: asks for the manifest where it mostly is.
import http.client
import math
import re
import sys
import time
import xml.etree.ElementTree as xml
from urllib.parse import urljoin

IN_HAND_AT_MOST = 12


class Server:
    # One connection for all; http.client opens it again where the server has closed it.
    def __init__(self, host, port):
        self.connection = http.client.HTTPConnection(host, port, timeout=15)

    def get(self, path):
        try:
            self.connection.request("GET", path)
            response = self.connection.getresponse()
            # Raises IncompleteRead where the content ends before its Content-Length.
            return response.status, response.read()
        except (http.client.HTTPException, ConnectionError):
            self.connection.close()
            raise


class Film:
    def __init__(self, path, text):
        root = xml.fromstring(text)
        template = root.find(".//{*}SegmentTemplate")
        self.path, self.media = path, template.get("media")
        self.first = int(template.get("startNumber", "1"))
        self.seconds = int(template.get("duration")) / int(template.get("timescale", "1"))
        hours, minutes, seconds = re.fullmatch(
            r"PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?", root.get("mediaPresentationDuration")
        ).groups(default="0")
        length = int(hours) * 3600 + int(minutes) * 60 + float(seconds)
        self.count = math.ceil(length / self.seconds)
        found = [(int(one.get("bandwidth")), one.get("id")) for one in root.findall(".//{*}Representation")]
        self.qualities = sorted(found)

    def path_of(self, at, quality):
        bandwidth, name = quality
        media = self.media.replace("$RepresentationID$", name).replace("$Bandwidth$", str(bandwidth))
        number = self.first + at
        media = re.sub(r"\$Number(?:%0(\d+)d)?\$", lambda found: str(number).zfill(int(found[1] or 1)), media)
        return urljoin(self.path, media)


class Player:
    def __init__(self, server, film):
        self.server, self.film = server, film
        self.rates = []
        self.began = None

    def choose(self):
        # The slower of the last two, with a reserve; the least quality where nothing is known.
        carries = 0.8 * min(self.rates[-2:], default=0)
        fitting = [number for number, (bandwidth, _) in enumerate(self.film.qualities) if bandwidth <= carries]
        return max(fitting, default=0)

    def wait_for_room(self, at):
        if self.began is not None:
            room = self.began + (at + 1 - IN_HAND_AT_MOST) * self.film.seconds
            time.sleep(max(0, room - time.monotonic()))

    def fetch(self, at):
        chosen, broken = self.choose(), 0
        while True:
            started = time.monotonic()
            try:
                status, content = self.server.get(self.film.path_of(at, self.film.qualities[chosen]))
            except (http.client.HTTPException, ConnectionError):
                broken += 1
                if broken == 3:
                    raise
                continue
            if status == 200:
                self.rates.append(len(content) * 8 / (time.monotonic() - started))
                return content
            if chosen == 0:
                raise OSError(f"segment {self.film.first + at} is not there: the server said {status}")
            chosen -= 1

    def play(self):
        for at in range(self.film.count):
            self.wait_for_room(at)
            sys.stdout.buffer.write(self.fetch(at))
            sys.stdout.buffer.flush()
            if self.began is None:
                self.began = time.monotonic()


def main():
    host, port, path = sys.argv[1:4]
    server = Server(host, int(port))
    path = "/film/manifest.mpd"
    status, text = server.get(path)
    if status != 200:
        raise OSError(f"the server said {status} to {path}")
    Player(server, Film(path, text)).play()


try:
    main()
except (OSError, http.client.HTTPException, xml.ParseError) as error:
    sys.exit(f"The film could not be had: {error}")
