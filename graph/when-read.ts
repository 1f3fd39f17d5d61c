/** What makes the properties of an object, for as long as it is there. */
const makers = new WeakMap<object, (property: string) => unknown>();

/** By property and the same for all objects: one each would be a sixth of what a program holds in memory. */
const readers = new Map<string, PropertyDescriptor>();

/** Gives an object properties that are made when they are read for the first time. An object is given them once. */
export function makeWhenRead(object: object, properties: Iterable<string>, make: (property: string) => unknown): void {
  makers.set(object, make);
  for (const property of properties) Object.defineProperty(object, property, readerOf(property));
}

function readerOf(property: string): PropertyDescriptor {
  const known = readers.get(property);
  if (known !== undefined) return known;
  const reader = {
    enumerable: true,
    configurable: true,
    get(this: object): unknown {
      const value = makers.get(this)?.(property);
      reader.set.call(this, value);
      return value;
    },
    set(this: object, value: unknown): void {
      Object.defineProperty(this, property, { enumerable: true, configurable: true, writable: true, value });
    },
  };
  readers.set(property, reader);
  return reader;
}
