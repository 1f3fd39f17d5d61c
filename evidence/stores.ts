/** What holds the customer's data, as customers call it, by the noun that rules have for it. */
const STORES: Readonly<Record<string, string>> = {
  bucket: "the files",
  "file system": "the shared folders",
  volume: "the disk",
};

/** A store as customers call it: `the database`. */
export function storeName(noun: string): string {
  return STORES[noun] ?? `the ${noun}`;
}
