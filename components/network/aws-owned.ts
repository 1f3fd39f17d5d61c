/** Most regions' registry of EKS images. */
const COMMON_REGISTRY = "602401143452";

/**
 * Regions whose EKS images AWS keeps in an account of their own, as the EKS user guide lists them ("Amazon container
 * image registries", read 2026-11). † Not tried: a wrong entry keeps nodes from starting and opens nothing else.
 */
const REGISTRIES: Readonly<Record<string, string>> = {
  "af-south-1": "877085696533",
  "ap-east-1": "800184023465",
  "ap-south-2": "900889452093",
  "ap-southeast-3": "296578399912",
  "ap-southeast-4": "491585149902",
  "ap-southeast-5": "151610086707",
  "ap-southeast-7": "121268973566",
  "ca-west-1": "761377655185",
  "cn-north-1": "918309763551",
  "cn-northwest-1": "961992271922",
  "eu-central-2": "900612956339",
  "eu-south-1": "590381155156",
  "eu-south-2": "455263428931",
  "eusc-de-east-1": "877088126301",
  "il-central-1": "066635153087",
  "me-central-1": "759879836304",
  "me-south-1": "558608220178",
  "mx-central-1": "730335286997",
  "us-gov-east-1": "151742754352",
  "us-gov-west-1": "013241004608",
};

/** Account from which AWS serves the images of EKS and its add-ons in this region. */
export function awsRegistry(region: string): string {
  return REGISTRIES[region] ?? COMMON_REGISTRY;
}

/** Most regions' registry of what Bottlerocket runs beside the cluster's pods. */
const COMMON_BOTTLEROCKET = "328549459982";

/** Regions with another one, as Bottlerocket itself knows them (helpers.rs of its API, read 2026-11). † Not tried. */
const BOTTLEROCKET: Readonly<Record<string, string>> = {
  "af-south-1": "917644944286",
  "ap-east-1": "375569722642",
  "ap-south-2": "764716012617",
  "ap-southeast-3": "386774335080",
  "ap-southeast-4": "731751899352",
  "ap-southeast-5": "851725293737",
  "ca-west-1": "253897149516",
  "cn-north-1": "183470599484",
  "cn-northwest-1": "183901325759",
  "eu-central-2": "861738308508",
  "eu-south-1": "586180183710",
  "eu-south-2": "620625777247",
  "il-central-1": "288123944683",
  "me-central-1": "553577323255",
  "me-south-1": "509306038620",
  "us-gov-east-1": "388230364387",
  "us-gov-west-1": "347163068887",
};

/** Account from which AWS serves the container by which operators open sessions on a node. */
export function bottlerocketRegistry(region: string): string {
  return BOTTLEROCKET[region] ?? COMMON_BOTTLEROCKET;
}
