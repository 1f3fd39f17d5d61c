import fc from "fast-check";
import { graphFrom } from "../../../support/draft.ts";
import { compare } from "./agree.ts";
import { draftsOf, network, sent } from "./generated.ts";

/** What came of walking packets through generated networks, and asking the proof about each. */
export interface Trial {
  readonly networks: number;
  readonly packets: number;
  /** Packets that arrived by where they came from, and family. */
  readonly arrived: Readonly<Record<string, number>>;
  /** Packets whose way led over something that the proof doesn't follow, and says so. */
  readonly open: number;
  readonly amiss: readonly string[];
}

const PACKETS = 12;
const tried = fc.tuple(network, fc.array(sent, { minLength: PACKETS, maxLength: PACKETS }));

/** Walks packets through so many generated networks; a seed makes them the same again. */
export function trial(networks: number, seed: number): Trial {
  const compared = fc
    .sample(tried, { numRuns: networks, seed })
    .flatMap(([net, packets], index) => compare(graphFrom(draftsOf(net)), packets).map((one) => ({ ...one, index })));
  const arrived: Record<string, number> = {};
  for (const { walked, sent } of compared) {
    if (!walked) continue;
    const from = ["internet", "sites", "peer"].includes(sent.from) ? sent.from : "inside";
    const kind = `${from}, IPv${sent.packet.source[0]}`;
    arrived[kind] = (arrived[kind] ?? 0) + 1;
  }
  return {
    networks,
    packets: compared.length,
    arrived,
    open: compared.filter(({ sure, may }) => may && !sure).length,
    amiss: compared.flatMap(({ amiss, index }) => (amiss === null ? [] : [`network ${index}: ${amiss}`])),
  };
}
