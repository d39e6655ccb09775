import resource
from hostile import meet, met

for name in ["RLIMIT_NPROC", "RLIMIT_NOFILE", "RLIMIT_FSIZE", "RLIMIT_CPU", "RLIMIT_DATA", "RLIMIT_CORE"]:
    limit = getattr(resource, name)
    soft, hard = resource.getrlimit(limit)
    meet(name, lambda: resource.setrlimit(limit, (hard + 1, hard + 1)))
met("core", resource.getrlimit(resource.RLIMIT_CORE))
