import type { Rule } from "../../rule.ts";
import { noPublicDatabase } from "./no-public-database.ts";
import { noPublicSnapshotsImages } from "./no-public-snapshots-images.ts";
import { s3BlockPublic } from "./s3-block-public.ts";

export const data: readonly Rule[] = [noPublicDatabase, s3BlockPublic, noPublicSnapshotsImages];
