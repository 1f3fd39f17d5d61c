/**
 * Promises that infrastructure keeps, alone or in part, and that aren't kept yet: by the component that will keep each, as
 * far as its vendor's example bought it. A component that lands takes its promises off this list.
 */
export const NOT_YET: Readonly<Record<string, readonly string[]>> = {};
