// Runs inside a namespace: `listen PORTS` answers calls and says when it does; `call ADDRESSES PORTS` sends each a call
// over TCP and a packet over UDP. Nobody here looks at what comes of it: the kernel writes that down.
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { connect, createServer } from "node:net";

const [deed, ...lists] = process.argv.slice(2);
const [asked, ports = asked] = lists.map((list) => list.split(","));
/** Long enough for the kernel to try a second time. */
const PATIENCE = 2500;

if (deed === "listen") {
  await Promise.all(ports.map((port) => once(createServer().listen(Number(port), "0.0.0.0"), "listening")));
  console.log("listening");
} else {
  for (const address of asked) for (const port of ports) call(address, Number(port));
  setTimeout(() => process.exit(), PATIENCE);
}

function call(address, port) {
  const unanswered = () => undefined;
  connect(port, address).on("error", unanswered);
  createSocket("udp4").on("error", unanswered).send("?", port, address, unanswered);
}
