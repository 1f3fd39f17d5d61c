export { type DoctorOptions, doctor } from "./doctor.ts";
