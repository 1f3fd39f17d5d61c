import data from "./places.json" with { type: "json" };

/** Where something stands on the map: degrees east and north. */
export interface Point {
  readonly east: number;
  readonly north: number;
}

/** Where each AWS region is, to about a degree: the city or state that it is named after. */
export const places: Readonly<Record<string, Point>> = data;
