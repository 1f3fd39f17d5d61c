/** Whatever comes is handed on, even from where no way leads back. */
const FORWARDING = "net.ipv4.ip_forward=1 net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.default.rp_filter=0";

/** Namespaces and the cables between them, as lines of a shell script. */
export class Wiring {
  readonly lines: string[] = [];
  readonly #spaces = new Set<string>();
  /** The address at the far end of a cable, by `from to`. */
  readonly #ends = new Map<string, string>();

  /** Lays a cable between two namespaces, each end named for the other; once. */
  join(one: string, other: string): void {
    if (this.#ends.has(`${one} ${other}`)) return;
    const link = this.#ends.size / 2;
    for (const space of [one, other]) this.#open(space);
    this.lines.push(`ip link add ${other} netns ${one} type veth peer name ${one} netns ${other}`);
    for (const [host, [here, there]] of [
      [one, other],
      [other, one],
    ].entries()) {
      const address = `169.254.${link >> 6}.${(link % 64) * 4 + host}`;
      this.lines.push(`ip -n ${here} addr add ${address}/32 dev ${there}`, `ip -n ${here} link set ${there} up`);
      this.#ends.set(`${there} ${here}`, address);
    }
  }

  /** Sends what is bound for a block to a neighbour; without one it is lost. */
  route(at: string, block: string, to: string | null): void {
    if (to !== null) this.join(at, to);
    const way = to === null ? `blackhole ${block}` : `${block} ${this.#via(at, to)}`;
    this.lines.push(`ip -n ${at} route replace ${way}`);
  }

  /** Gives a namespace an address behind a neighbour, by which all that it sends leaves. */
  settle(at: string, address: string, behind: string): void {
    this.join(behind, at);
    this.lines.push(`ip -n ${at} addr add ${address} dev lo`);
    this.lines.push(`ip -n ${at} route add default ${this.#via(at, behind)} src ${address}`);
    this.route(behind, address, at);
  }

  /** Puts a table of rules into a namespace. */
  guard(at: string, table: string): void {
    this.lines.push(`ip netns exec ${at} nft -f - <<'END'\n${table}\nEND`);
  }

  #via(at: string, to: string): string {
    return `via ${this.#ends.get(`${at} ${to}`)} dev ${to} onlink`;
  }

  #open(space: string): void {
    if (this.#spaces.has(space)) return;
    this.#spaces.add(space);
    this.lines.push(`ip netns add ${space}`, `ip -n ${space} link set lo up`);
    this.lines.push(`ip netns exec ${space} sysctl -qw ${FORWARDING}`);
  }
}
