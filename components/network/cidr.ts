/** An IPv4 network: its first address as a number, and how many addresses it has. */
export interface Cidr {
  readonly first: number;
  readonly size: number;
}

/** Reads `10.20.0.0/16`. Throws, in a sentence, on anything else and on a network that starts off its own boundary. */
export function parseCidr(text: string): Cidr {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  const numbers = match?.slice(1).map(Number) ?? [];
  const [a = 256, b = 256, c = 256, d = 256, length = 33] = numbers;
  if (Math.max(a, b, c, d) > 255 || length > 32) throw new RangeError(`"${text}" is no network: write 10.20.0.0/16.`);
  const first = ((a * 256 + b) * 256 + c) * 256 + d;
  const size = 2 ** (32 - length);
  if (first % size !== 0) throw new RangeError(`"${text}" starts inside a /${length}: write its first address.`);
  return { first, size };
}

export function formatCidr({ first, size }: Cidr): string {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
  return `${octets.join(".")}/${32 - Math.log2(size)}`;
}

export function overlap(one: Cidr, other: Cidr): boolean {
  return one.first < other.first + other.size && other.first < one.first + one.size;
}

/** The `index`th piece of `size` addresses within a network. */
export function slice(within: Cidr, size: number, index: number): Cidr {
  return { first: within.first + index * size, size };
}
