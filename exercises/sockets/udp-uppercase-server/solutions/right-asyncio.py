# Right, though its library drops empty answers (until Python 3.13).
import asyncio
import sys


class Uppercase(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, message, client):
        try:
            answer = message.decode().upper()
        except UnicodeDecodeError:
            return
        self.transport.sendto(answer.encode(), client)


async def main():
    loop = asyncio.get_running_loop()
    await loop.create_datagram_endpoint(Uppercase, local_addr=("0.0.0.0", int(sys.argv[1])))
    await asyncio.Event().wait()


asyncio.run(main())
