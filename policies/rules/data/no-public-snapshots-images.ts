import { ofType, type Resource } from "../../../graph/index.ts";
import { each, text } from "../../read.ts";
import { type Finding, fail, notApplicable, pass, type Rule } from "../../rule.ts";
import { judgeSharing, type Sharing } from "./sharing.ts";

/** The account's own switches, and the one state that also closes what is public already. */
const BLOCKS: Readonly<Record<string, string>> = {
  "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess": "block-all-sharing",
  "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess": "block-new-sharing",
};
const SHARED: Sharing = {
  "aws:ec2/snapshotCreateVolumePermission:SnapshotCreateVolumePermission": "accountId",
};
const IMAGE = "aws:ec2/amiLaunchPermission:AmiLaunchPermission";

export const noPublicSnapshotsImages: Rule = {
  id: "DAT-03",
  name: "no-public-snapshots-images",
  statement: "Disk snapshots and machine images can't be made public.",
  severity: "high",
  capability: "edge-filtering",
  remedy: "share it with the tenant's own accounts alone, and block public sharing for the whole account",
  rare: true,
  premises: [],
  *check(subject) {
    const { graph } = subject;
    const found = [
      ...each(ofType(graph, ...Object.keys(BLOCKS)), judgeBlock),
      ...judgeSharing(subject, SHARED),
      ...each(ofType(graph, IMAGE), (image) => fail(image, `${image.name} lets others start machines from an image`)),
    ];
    yield* found;
    if (found.length === 0)
      yield notApplicable("this stack shares no snapshot and no image, and sets no account's block");
  },
};

function judgeBlock(block: Resource): Finding {
  const state = text(block, "state");
  return state === BLOCKS[block.type]
    ? pass(block, `${block.name} keeps everything in the account from being made public`)
    : fail(block, `${block.name} is set to ${state ?? "nothing"}`);
}
