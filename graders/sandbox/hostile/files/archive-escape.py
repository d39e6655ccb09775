# An archive whose members climb out of the folder that it is unpacked in.
import io
import tarfile
from hostile import meet


def unpack(name):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        member = tarfile.TarInfo(name)
        member.size = 4
        archive.addfile(member, io.BytesIO(b"evil"))
    packed.seek(0)
    with tarfile.open(fileobj=packed) as archive:
        archive.extractall(".")


meet("dots", lambda: unpack("../../usr/evil"))
meet("absolute", lambda: unpack("/etc/evil"))
meet("to the root", lambda: unpack("../../../../../evil"))
