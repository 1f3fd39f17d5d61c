import type { Home } from "./homes.ts";
import { outlineOf } from "./outlines.ts";
import { type Point, places } from "./places.ts";
import { apart, type Frame, frameAround, middleOf, squeeze } from "./view.ts";

/** Height of the drawing; all sizes on it are parts of this. */
const HEIGHT = 300;

interface Pin {
  readonly at: Point;
  readonly home: Home;
}

/** A map of the places where a tenant's things live, with the customer's country set off. */
export function WorldMap({ country, homes }: { country: string | null; homes: readonly Home[] }) {
  const outline = country === null ? null : outlineOf(country);
  const pins = homes.flatMap((home) => pinOf(home));
  const middle = outline === null ? null : middleOf(outline);
  const frame = frameAround([...pins.map(({ at }) => at), ...(middle ? [middle] : [])]);
  const scale = HEIGHT / (frame.north - frame.south);
  const width = Math.round((frame.east - frame.west) * squeeze(frame) * scale);
  const draw = drawerOf(frame, scale);
  const lines = apart(pins.map(({ at }) => draw(at)[1]));
  const said = pins.map(({ home }) => `${home.what.join(", ")}: ${home.place}`).join("; ");
  return (
    <svg class="map" viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={`Map. ${said || "No place yet."}`}>
      <g transform={landTransform(frame, scale)}>
        <use href="#land" class="land" />
        {outline && <path class="customer" d={outline} vector-effect="non-scaling-stroke" />}
      </g>
      {pins.slice(1).map(({ at }) => (
        <path class="way" d={arc(draw(pins[0]?.at ?? at), draw(at))} />
      ))}
      {pins.map((pin, index) => (
        <PinMark pin={pin} at={draw(pin.at)} line={lines[index] ?? 0} width={width} first={index === 0} />
      ))}
    </svg>
  );
}

function pinOf(home: Home): Pin[] {
  const at = places[home.region];
  return at ? [{ at, home }] : [];
}

type Spot = readonly [x: number, y: number];

function drawerOf(frame: Frame, scale: number): (point: Point) => Spot {
  const across = scale * squeeze(frame);
  return ({ east, north }) => [round((east - frame.west) * across), round((frame.north - north) * scale)];
}

function landTransform(frame: Frame, scale: number): string {
  const across = scale * squeeze(frame);
  const move = `${round(-frame.west * across)} ${round(frame.north * scale)}`;
  return `translate(${move}) scale(${(across / 10).toFixed(4)} ${(scale / 10).toFixed(4)})`;
}

function arc([fromX, fromY]: Spot, [toX, toY]: Spot): string {
  const bend = Math.hypot(toX - fromX, toY - fromY) / 4;
  return `M${fromX} ${fromY}Q${round((fromX + toX) / 2)} ${round((fromY + toY) / 2 - bend)} ${toX} ${toY}`;
}

interface Mark {
  readonly pin: Pin;
  readonly at: Spot;
  /** Height at which its words begin. */
  readonly line: number;
  readonly width: number;
  readonly first: boolean;
}

function PinMark({ pin: { home }, at: [x, y], line, width, first }: Mark) {
  const left = x > width * 0.62;
  const textX = x + (left ? -11 : 11);
  return (
    <g class={first ? "pin first" : "pin"} text-anchor={left ? "end" : "start"}>
      <circle cx={x} cy={y} r="6" />
      <text x={textX} y={line}>
        {home.place.split(",")[0]}
      </text>
      <text class="what" x={textX} y={round(line + 14)}>
        {home.short}
      </text>
    </g>
  );
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
