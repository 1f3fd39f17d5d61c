/** The two parts of a product: two copies of web, three of app. */
export const WEB = {
  image: "openhr/web",
  digest: `sha256:${"a".repeat(64)}`,
  port: 8443,
  health: "/healthz",
  replicas: 2,
  container: { cpu: "500m", memory: "1Gi" },
};
export const APP = {
  ...WEB,
  image: "openhr/app",
  digest: `sha256:${"b".repeat(64)}`,
  port: 9443,
  health: "/ready",
  replicas: 3,
};
