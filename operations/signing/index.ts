export { signerOf, trustedKeys } from "./keys.ts";
