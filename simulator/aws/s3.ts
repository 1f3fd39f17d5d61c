export const BUCKET = "aws:s3/bucket:Bucket";
