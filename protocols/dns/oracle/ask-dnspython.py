# What dnspython reads in each of the given messages: null where it refuses it, else the same message without compressed
# names, and as dnspython itself would write it, both in hexadecimal digits.
import json, struct, sys
import dns.exception, dns.flags, dns.message

# The bits between RA and RCODE are not told apart by the model.
FLAGS = 0xFF8F

def plain(message):
    sections = [message.answer, message.authority, message.additional]
    counts = [len(message.question), *(len(section) for section in sections)]
    made = struct.pack("!6H", message.id, message.flags & FLAGS, *counts)
    for question in message.question:
        made += question.name.to_wire() + struct.pack("!2H", question.rdtype, question.rdclass)
    for section in sections:
        for records in section:
            data = records[0].to_wire()
            made += records.name.to_wire()
            made += struct.pack("!2HIH", records.rdtype, records.rdclass, records.ttl, len(data)) + data
    return made

def read(digits):
    try:
        message = dns.message.from_wire(bytes.fromhex(digits), one_rr_per_rrset=True)
        return {"plain": plain(message).hex(), "own": message.to_wire().hex()}
    except (dns.exception.DNSException, ValueError, struct.error) as error:
        return {"refused": f"{type(error).__name__}: {error}"}

json.dump([read(each) for each in json.load(sys.stdin)], sys.stdout)
