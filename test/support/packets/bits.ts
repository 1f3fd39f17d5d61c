/** An address or block as text of ones and zeroes behind its family, `4` or `6`: one is in another that it starts with. */
export type Bits = string;

/** The bits of `10.0.0.0/8`, `2001:db8::/32` or a single address. */
export function bitsOf(block: string): Bits {
  const [address = "", prefix] = block.split("/");
  const all = address.includes(":") ? `6${sixBits(address)}` : `4${fourBits(address)}`;
  return prefix === undefined ? all : all.slice(0, 1 + Number(prefix));
}

/** The address so many after the first of a block. */
export function nth(block: string, index: number): Bits {
  const prefix = bitsOf(block);
  const length = prefix.startsWith("6") ? 129 : 33;
  return prefix + index.toString(2).padStart(length - prefix.length, "0");
}

/** The address as people write it. */
export function addressOf(bits: Bits): string {
  const [width, radix, mark] = bits.startsWith("6") ? [16, 16, ":"] : [8, 10, "."];
  const words = bits.slice(1).match(new RegExp(`.{${width}}`, "g")) ?? [];
  return words.map((word) => Number.parseInt(word, 2).toString(radix)).join(mark);
}

/** An IPv4 block as people write it: `10.0.0.0/8`. */
export const written = (block: Bits): string => `${addressOf(block.padEnd(33, "0"))}/${block.length - 1}`;

const fourBits = (dotted: string): string =>
  dotted
    .split(".")
    .map((part) => Number(part).toString(2).padStart(8, "0"))
    .join("");

function sixBits(address: string): string {
  const [head = "", tail = ""] = address.split("::");
  const words = (text: string) => (text === "" ? [] : text.split(":"));
  const missing = 8 - words(head).length - words(tail).length;
  return [...words(head), ...Array<string>(missing).fill("0"), ...words(tail)]
    .map((word) => Number.parseInt(word, 16).toString(2).padStart(16, "0"))
    .join("");
}
