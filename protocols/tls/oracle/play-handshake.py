# Plays handshakes with Debian's openssl over loopback and answers, for each, the messages that the client saw, in order:
# [[side, name, encrypted, record], ...]. A certificate is made here and thrown away.
#
# What -msg prints: the header of each record, for an encrypted one of TLS 1.3 the type within, and then the message.
import json, os, re, socket, subprocess, sys, time

order = json.load(sys.stdin)
folder = order["folder"]
key, certificate = os.path.join(folder, "key.pem"), os.path.join(folder, "certificate.pem")
session, early = os.path.join(folder, "session.pem"), os.path.join(folder, "early")
with open(early, "w") as file:
    file.write("GET / HTTP/1.0\r\n\r\n")

def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout

run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "30", "-subj", "/CN=localhost")

def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]

def is_listening(port):
    # /proc says so without a connection, which a server would count as a client.
    with open("/proc/net/tcp") as table:
        return any(f"0100007F:{port:04X} 00000000:0000 0A" in line for line in table)

# The tickets of TLS 1.3 come behind the handshake: whoever wants to keep the session waits for them.
def talk(client, until):
    if until and os.path.exists(until):
        os.remove(until)
    with subprocess.Popen(client, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as talking:
        deadline = time.monotonic() + 20
        while until and not os.path.exists(until) and time.monotonic() < deadline:
            time.sleep(0.01)
        return talking.communicate("Q\n", timeout=30)[0]

def play(case):
    port = free_port()
    server = subprocess.Popen(
        ["openssl", "s_server", "-accept", f"127.0.0.1:{port}", "-cert", certificate, "-key", key, "-quiet", *case["server"]],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 30
        while not is_listening(port):
            if time.monotonic() > deadline or server.poll() is not None:
                sys.exit(f"openssl s_server never listened: {case}")
            time.sleep(0.01)
        seen = ""
        for arguments in case["clients"]:
            fill = {"SESSION": session, "EARLY": early, "CERTIFICATE": certificate, "KEY": key}
            arguments = [fill.get(each, each) for each in arguments]
            client = ["openssl", "s_client", "-connect", f"127.0.0.1:{port}", "-msg", *arguments]
            seen = talk(client, until=session if "-sess_out" in arguments else None)
        return read(seen, "-tls1_2" in case["server"])
    finally:
        server.kill()
        server.wait()

RECORDS = {"14": "change_cipher_spec", "15": "alert", "16": "handshake", "17": "application_data"}

def read(printed, changes):
    messages, within, record, changed = [], False, "", {">>>": False, "<<<": False}
    lines = printed.splitlines()
    for number, line in enumerate(lines):
        found = re.match(r"^(>>>|<<<) (?:TLS [\d.]+|\?+), (.+)$", line)
        if not found:
            continue
        way, what = found.groups()
        side = "client" if way == ">>>" else "server"
        if what.startswith("RecordHeader"):
            within, record = False, RECORDS.get(lines[number + 1].split()[0], "")
            # Of a ChangeCipherSpec that it receives, s_client prints no more than this.
            if record == "change_cipher_spec":
                messages.append([side, "ChangeCipherSpec", False, record])
                # In TLS 1.3 this record changes nothing.
                changed[way] = changes
        elif what.startswith("InnerContent"):
            within = True
        elif what.startswith(("Handshake", "Alert")):
            messages.append([side, what.split("], ")[1].strip(), within or changed[way], record])
    return messages

json.dump([play(case) for case in order["cases"]], sys.stdout)
