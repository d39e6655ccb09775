import os
import stat
from hostile import meet

meet("block device", lambda: os.mknod("disk", stat.S_IFBLK | 0o600, os.makedev(8, 0)))
meet("fifo by mknod", lambda: os.mkfifo("fifo"))
for path in ["/dev/sda", "/dev/vda", "/dev/mem", "/dev/kmsg", "/dev/fuse", "/dev/net/tun", "/dev/kvm"]:
    meet(path, lambda: open(path, "rb"))
