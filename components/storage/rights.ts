import { allow, arn, type Place, type Statement, useKeyForFiles } from "../shared/index.ts";

interface FilesArgs {
  /** Name of the bucket of the product's files. */
  readonly files: string;
  /** Name of the bucket from which the client fetches its data. */
  readonly exported: string;
  /** Name of the bucket for support files; null where none was agreed. */
  readonly support: string | null;
  /** Alias of the key that both lie under. */
  readonly keyAlias: string;
  readonly place: Place;
}

/** What the application may do with files: keep its own, and leave some for the client and for support that it can't read again. */
export function planFileRights({ files, exported, support, keyAlias, place }: FilesArgs): readonly Statement[] {
  const objects = (bucket: string) => arn(place, "s3", `${bucket}/*`, "partition");
  return [
    allow("SeeFiles", ["s3:GetBucketLocation", "s3:ListBucket"], arn(place, "s3", files, "partition")),
    allow("KeepFiles", ["s3:DeleteObject", "s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"], objects(files)),
    allow("HandOver", ["s3:PutObject"], objects(exported)),
    ...(support === null ? [] : [allow("LeaveForSupport", ["s3:PutObject"], objects(support))]),
    useKeyForFiles(place, keyAlias),
  ];
}
