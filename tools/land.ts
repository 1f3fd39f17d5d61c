import { feature } from "topojson-client";
import atlas from "world-atlas/countries-110m.json" with { type: "json" };

type Ring = readonly (readonly number[])[];
type World = Parameters<typeof feature>[0];

const world = atlas as unknown as World;

/**
 * The outlines that the desk draws its map from: all land, and each country by its two letters. They are Natural Earth's
 * (public domain), at 1:110 million, in tenths of a degree, east and south from 0.
 */
export function outlines(): string {
  const countries = piecesOf("countries")
    .map((country) => [letters(country.id), outline([country])] as const)
    .filter(([code]) => /^[A-Z]{2}$/.test(code))
    .sort(([one], [other]) => one.localeCompare(other));
  return `${JSON.stringify({ land: outline(piecesOf("land")), countries: Object.fromEntries(countries) }, null, 2)}\n`;
}

function piecesOf(name: "land" | "countries"): GeoJSON.Feature[] {
  const shape = world.objects[name];
  const drawn = shape && feature(world, shape);
  return drawn?.type === "FeatureCollection" ? drawn.features : drawn ? [drawn] : [];
}

/** The two letters of a country that the outlines know by its number of ISO 3166. */
function letters(number: string | number | undefined): string {
  return number === undefined ? "" : (new Intl.Locale(`und-${String(number).padStart(3, "0")}`).region ?? "");
}

function outline(shapes: readonly { readonly geometry: GeoJSON.Geometry }[]): string {
  return shapes.flatMap(({ geometry }) => ringsOf(geometry).map(ringPath)).join("");
}

function ringsOf(geometry: GeoJSON.Geometry): Ring[] {
  if (geometry.type === "Polygon") return geometry.coordinates;
  return geometry.type === "MultiPolygon" ? geometry.coordinates.flat() : [];
}

function ringPath(ring: Ring): string {
  const points = ring.map(([east = 0, north = 0]) => [Math.round(east * 10), Math.round(-north * 10)] as const);
  const steps = points.slice(1).map(([x, y], index) => {
    const [beforeX, beforeY] = points[index] ?? [0, 0];
    return [unwrapped(x - beforeX), y - beforeY] as const;
  });
  const lines = steps.filter(([x, y]) => x !== 0 || y !== 0).map(([x, y]) => `${x}${y < 0 ? "" : " "}${y}`);
  return `M${points[0]?.join(" ")}l${lines.join(" ").replaceAll(" -", "-")}z`;
}

/** The shorter way round the earth: a line across the day's border goes on instead of all the way back. */
function unwrapped(step: number): number {
  return Math.abs(step) > 1800 ? step - Math.sign(step) * 3600 : step;
}
