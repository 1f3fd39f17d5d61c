import { arn, document, type Place, type Statement, useKeyForFiles } from "../shared/index.ts";

export interface FoldersArgs {
  /** Bucket of the product's files, by the name we chose. */
  readonly bucket: string;
  /** Alias of the key that the bucket lies under. */
  readonly keyAlias: string;
  readonly place: Place;
}

/**
 * Rights to list these folders and to read, write and delete in them, and to nothing else of the bucket. What partners
 * delete or overwrite stays as a version for as long as the bucket keeps those.
 */
export function planFolderPolicy({ bucket, keyAlias, place }: FoldersArgs, folders: readonly string[]): string {
  const list: Statement = {
    Sid: "SeeOwnFolders",
    Effect: "Allow",
    Action: "s3:ListBucket",
    Resource: arn(place, "s3", bucket, "partition"),
    Condition: { StringLike: { "s3:prefix": folders.map((folder) => `${folder}/*`) } },
  };
  const exchange: Statement = {
    Sid: "ExchangeFiles",
    Effect: "Allow",
    Action: ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
    Resource: folders.map((folder) => arn(place, "s3", `${bucket}/${folder}/*`, "partition")),
  };
  return document(list, exchange, useKeyForFiles(place, keyAlias));
}
