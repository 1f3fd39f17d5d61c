import { expect, test } from "vitest";
import { inkFor } from "../../../cli/ink.ts";
import { destroyWords } from "../../../cli/words/destroy.ts";

const ink = inkFor({}, {});

test("what a destroy leaves is told by the day and the reason, each once", () => {
  const locked = { until: "2027-11-23T10:00:00.000Z", because: "A lock keeps it." };
  const remains = [
    { urn: "a", id: "home", what: "vault", ...locked },
    { urn: "b", id: "home-final", what: "last snapshot", until: null, because: "A slip can be undone." },
    { urn: "c", id: "home-copy", what: "vault", ...locked },
  ];
  const gone = { format: 1, tenant: "home", outcome: "succeeded", removed: 313 } as const;
  expect(destroyWords({ ...gone, remains, problems: [] }, ink).split("\n")).toEqual([
    "home is gone: 313 resources removed.",
    "3 things remain:",
    "  until 2027-11-23: A lock keeps it.",
    "    vault home",
    "    vault home-copy",
    "  until somebody deletes it: A slip can be undone.",
    "    last snapshot home-final",
  ]);
});
