// Runs one case and prints what it took, from the start of this process, as one line of JSON.
const [name, ...args] = process.argv.slice(2);
const { run } = await import(`./cases/${name}.js`);
const told = (await run(...args)) ?? {};
const round = { ms: performance.now(), peakMb: process.resourceUsage().maxRSS / 1024, told };
process.stdout.write(`${JSON.stringify(round)}\n`);
process.exit(0);
