from hostile import syscall

for name, flag in [("mount", 0x20000), ("user", 0x10000000), ("pid", 0x20000000), ("net", 0x40000000), ("time", 0x80)]:
    syscall(f"unshare {name}", 272, 97, flag)
syscall("setns", 308, 268, 0, 0)
syscall("clone new user", 56, 220, 0x10000000 | 17, 0, 0, 0, 0)
syscall("clone3", 435, 435, 0, 0)
