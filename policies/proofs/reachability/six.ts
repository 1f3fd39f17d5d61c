import { type Graph, leaves, ofType, type Range, type Resource, remembered } from "../../../graph/index.ts";
import type { Doubt } from "./network.ts";
import { SIX } from "./packets.ts";

/** Numbers for the IPv6 addresses of one graph. */
export interface Sixes {
  /** The numbers of a block; null when it is no IPv6 block. */
  range(block: string): Range | null;
  /** The number of one address; it shares it with every other that no line can tell apart from it. */
  numberOf(address: string): number;
  /** The addresses of a subnet; null when it has none over IPv6. */
  of(subnet: Resource): Six | null;
}

export interface Six {
  /** The subnet's numbers; where AWS still has to give it a block, numbers that lie in no block the graph names. */
  readonly own: Range;
  readonly doubt: Doubt | null;
}

const BLOCK = /^[\da-f:.]*:[\da-f:.]*(\/\d{1,3})?$/i;
/** Types that name addresses of the network. */
const NAMES_BLOCKS =
  /:(Vpc|VpcIpv6CidrBlockAssociation|Subnet|(Default)?(NetworkAcl|SecurityGroup|RouteTable)|NetworkAclRule|Route|SecurityGroup(Ingress|Egress)?Rule|ManagedPrefixList(Entry)?)$/;
const BITS = 128n;
const BLOCKS = ["ipv6CidrBlock", "ipv6Native", "ipv6IpamPoolId", "assignIpv6AddressOnCreation", "ipv6NetmaskLength"];

/**
 * Numbers the IPv6 addresses of a graph, above all of IPv4's: no line can tell apart addresses between which no block of
 * the graph begins or ends, and so all of those share one number.
 */
export const sixesOf = remembered(readSixes);

function readSixes(graph: Graph): Sixes {
  const bounds = [...new Set([0n, ...blocksIn(graph).flatMap((block) => limits(block) ?? [])])].sort((a, b) =>
    a < b ? -1 : 1,
  );
  const at = new Map(bounds.map((bound, index) => [bound, SIX.from + index]));
  const unnamed = SIX.from + bounds.length;
  const range = (block: string): Range | null => {
    const [from, end] = limits(block) ?? [];
    if (from === undefined || end === undefined) return null;
    if (from === 0n && end === 1n << BITS) return SIX;
    return { from: at.get(from) ?? SIX.from, to: (at.get(end) ?? unnamed) - 1 };
  };
  const subnets = ofType(graph, "aws:ec2/subnet:Subnet");
  const of = (subnet: Resource): Six | null => {
    const property = BLOCKS.find((one) => ![undefined, null, false, ""].includes(subnet.inputs[one] as null));
    if (property === undefined) return null;
    const block = subnet.inputs.ipv6CidrBlock;
    const own = typeof block === "string" ? range(block) : null;
    if (own !== null) return { own, doubt: null };
    const stand = unnamed + subnets.indexOf(subnet);
    return { own: { from: stand, to: stand }, doubt: { resource: subnet, property } };
  };
  const numberOf = (address: string) => {
    const [from] = limits(address) ?? [];
    if (from === undefined) throw new RangeError(`"${address}" is no IPv6 address`);
    return SIX.from + bounds.filter((bound) => bound <= from).length - 1;
  };
  return { range, of, numberOf };
}

const blocksIn = ({ resources }: Graph): readonly string[] =>
  resources
    .filter(({ type }) => NAMES_BLOCKS.test(type))
    .flatMap(({ inputs }) => leaves(inputs))
    .flatMap(({ value }) => (typeof value === "string" && BLOCK.test(value) ? value : []));

/** The first address of a block, and the one after its last; null when it is no block. */
function limits(block: string): readonly [from: bigint, end: bigint] | null {
  const [address = "", prefix = "128", ...rest] = block.split("/");
  const number = BLOCK.test(block) && rest.length === 0 ? parsed(address) : null;
  if (number === null || !/^\d+$/.test(prefix) || BigInt(prefix) > BITS) return null;
  const size = 1n << (BITS - BigInt(prefix));
  const from = number - (number % size);
  return [from, from + size];
}

/** The 128 bits of an IPv6 address, `::` standing for as many zeroes as are missing. */
function parsed(address: string): bigint | null {
  const [head = "", tail, ...rest] = address.split("::");
  const parts = (text: string) => (text === "" ? [] : text.split(":"));
  const [first, last] = [parts(head), parts(tail ?? "")];
  const missing = 8 - first.length - last.length;
  if (rest.length > 0 || (tail === undefined ? missing !== 0 : missing < 1)) return null;
  const words = [...first, ...Array<string>(tail === undefined ? 0 : missing).fill("0"), ...last];
  if (!words.every((word) => /^[\da-f]{1,4}$/i.test(word))) return null;
  return words.reduce((sum, word) => (sum << 16n) + BigInt(`0x${word}`), 0n);
}
