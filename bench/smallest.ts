import { RandomId } from "@pulumi/random";

/** The smallest Pulumi program with this many resources: names alone, nothing refers to anything. */
export function smallest(count: number): () => Promise<void> {
  return async () => {
    for (let index = 0; index < count; index += 1) new RandomId(`id-${index}`, { byteLength: 8 });
  };
}
