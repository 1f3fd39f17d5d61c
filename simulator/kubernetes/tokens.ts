/** Types of objects that others look for. */
export const RESOURCE_QUOTA = "kubernetes:core/v1:ResourceQuota";
export const SERVICE_ACCOUNT = "kubernetes:core/v1:ServiceAccount";
export const CLAIM = "kubernetes:core/v1:PersistentVolumeClaim";
