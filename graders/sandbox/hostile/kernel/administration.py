from hostile import syscall

syscall("reboot", 169, 142, 0xFEE1DEAD, 672274793, 0x01234567, 0)
syscall("init_module", 175, 105, 0, 0, b"")
syscall("kexec_load", 246, 104, 0, 0, 0, 0)
syscall("swapon", 167, 224, b"/home/student/x", 0)
syscall("sethostname", 170, 161, b"mine", 4)
syscall("clock_settime", 227, 112, 0, 0)
syscall("syslog", 103, 116, 3, 0, 0)
syscall("acct", 163, 89, 0)
