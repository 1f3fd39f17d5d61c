/** The smallest Pulumi program with this many resources: names alone, nothing refers to anything. */
export async function smallest(count: number): Promise<() => Promise<void>> {
  const { RandomId } = await import("@pulumi/random");
  return async () => {
    for (let index = 0; index < count; index += 1) new RandomId(`id-${index}`, { byteLength: 8 });
  };
}
