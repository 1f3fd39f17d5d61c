import fc from "fast-check";
import { graphFrom } from "../../../../support/draft.ts";
import { comparePods } from "./agree.ts";
import { cluster, draftsOf, endOf, podSent } from "./generated.ts";

/** What came of walking packets between the pods of generated clusters, and asking the proof about each. */
export interface PodTrial {
  readonly clusters: number;
  readonly packets: number;
  readonly arrived: number;
  /** Packets that neither the walker nor the proof tells the fate of. */
  readonly open: number;
  readonly amiss: readonly string[];
}

const PACKETS = 16;
const tried = fc.tuple(cluster, fc.array(podSent, { minLength: PACKETS, maxLength: PACKETS }));

/** Walks packets through so many generated sets of policies; a seed makes them the same again. */
export function podTrial(clusters: number, seed: number): PodTrial {
  const compared = fc.sample(tried, { numRuns: clusters, seed }).flatMap(([one, packets], index) => {
    const sent = packets.map(({ from, to, packet }) => [endOf(one, from), endOf(one, to), packet] as const);
    return comparePods(graphFrom(draftsOf(one)), one.isCareless, sent).map((said) => ({ ...said, index }));
  });
  return {
    clusters,
    packets: compared.length,
    arrived: compared.filter(({ walked }) => walked === true).length,
    open: compared.filter(({ said }) => said === null).length,
    amiss: compared.flatMap(({ amiss, index }) => (amiss === null ? [] : [`cluster ${index}: ${amiss}`])),
  };
}
