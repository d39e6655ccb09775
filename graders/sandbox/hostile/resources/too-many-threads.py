import threading
import time
from hostile import met

met("begins", "now")
for _ in range(100):
    threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
