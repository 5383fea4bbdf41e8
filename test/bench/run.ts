// `npm run bench -- slo`, `npm run bench -- store`, …: times live here, never in tests.
const benches: Readonly<Record<string, string>> = {
  slo: './slo-at-scale.ts',
  oncall: './oncall-five-years.ts',
  store: './store-at-scale.ts',
};

const name = process.argv[2] ?? '';
const file = benches[name];
if (file === undefined) {
  process.stderr.write(`usage: npm run bench -- ${Object.keys(benches).join('|')}\n`);
  process.exit(2);
}
await import(file);

export {};
