import * as pulumi from "@pulumi/pulumi";

/**
 * Makes the output of a property that is given nothing only once somebody reads it. The SDK makes one for each property
 * that a type has, of thirty promises, and of a hundred hardly one is ever read. Who reads it is told what a preview
 * tells: nothing yet, and that it is the resource's.
 */
export const untilRead: pulumi.ResourceTransformation = ({ resource, props, opts }) => {
  if (!(resource instanceof pulumi.CustomResource)) return undefined;
  const given: pulumi.Inputs = {};
  for (const [property, value] of Object.entries(props)) {
    if (value === undefined && property !== "id" && property !== "urn") makeWhenRead(resource, property);
    else given[property] = value;
  }
  return { props: given, opts };
};

function makeWhenRead(resource: pulumi.CustomResource, property: string): void {
  const set = (value: unknown) => Object.defineProperty(resource, property, { ...PLAIN, value });
  const get = () => {
    const value = resource.id.apply(() => undefined);
    set(value);
    return value;
  };
  Object.defineProperty(resource, property, { get, set, enumerable: true, configurable: true });
}

const PLAIN = { writable: true, enumerable: true, configurable: true };
