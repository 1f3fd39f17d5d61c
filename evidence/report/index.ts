export { reportHtml } from "./report.tsx";
