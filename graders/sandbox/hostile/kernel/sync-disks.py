# Makes the whole machine wait for its disks.
from hostile import syscall

syscall("sync", 162, 81)
syscall("syncfs", 306, 267, 0)
syscall("sync_file_range", 277, 84, 0, 0, 0, 0)
