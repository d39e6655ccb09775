from hostile import syscall

syscall("bpf", 321, 280, 0, 0, 0)
syscall("perf_event_open", 298, 241, 0, 0, -1, -1, 0)
syscall("userfaultfd", 323, 282, 0)
syscall("add_key", 248, 217, b"user", b"k", b"v", 1, -1)
syscall("keyctl", 250, 219, 0, 0, 0, 0, 0)
syscall("request_key", 249, 218, b"user", b"k", 0, 0)
syscall("personality", 135, 92, 0x0040000)
syscall("name_to_handle_at", 303, 264, -100, b"/", 0, 0, 0)
