import type { Kind } from "../kinds/index.ts";

const words = (value: unknown): string[] => (Array.isArray(value) ? value.map(String).sort() : []);

/** Inspector, which a region has or hasn't switched on for a kind of thing. */
const enabler: Kind = {
  type: "aws:inspector2/enabler:Enabler",
  replaceOn: { accountIds: "who is searched can't be changed" },
  id: ({ settings }) => `${words(settings.accountIds).join(":")}-${words(settings.resourceTypes).join(":")}`,
};

export const inspector = [enabler];
