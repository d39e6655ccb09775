from hostile import syscall

syscall("mount", 165, 40, b"none", b"/home/student", b"tmpfs", 0, 0)
syscall("umount2", 166, 39, b"/home/student", 2)
syscall("pivot_root", 155, 41, b".", b".")
syscall("chroot", 161, 51, b"/home/student")
syscall("open_tree", 428, 428, -100, b"/", 1)
syscall("fsopen", 430, 430, b"tmpfs", 0)
syscall("move_mount", 429, 429, 0, b"", 0, b"", 0)
syscall("mount_setattr", 442, 442, -100, b"/", 0, 0, 0)
